package io.sallyport.harness.runner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one jar from memory. Besides its own it sees the Java platform and what a
 * skill is written against, and nothing else of Sallyport: it cannot link to a ledger or a venue.
 */
final class SkillLoader extends ClassLoader {
  private final SkillJar jar;

  SkillLoader(SkillJar jar) {
    super("skills of " + jar.name(), Visible.TO_SKILLS);
    this.jar = jar;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = jar.entries().get(SkillJar.pathOf(name));
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  @Override
  protected @Nullable URL findResource(String path) {
    byte[] content = jar.entries().get(path);
    return content == null ? null : url(path, content);
  }

  @Override
  protected Enumeration<URL> findResources(String path) {
    byte[] content = jar.entries().get(path);
    return content == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(List.of(url(path, content)));
  }

  private URL url(String path, byte[] content) {
    try {
      return URL.of(
          new URI("skill", jar.artifact().hex(), "/" + path, null), new InMemory(content));
    } catch (IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException("no URL for " + path, e);
    }
  }

  /** Serves an entry of a jar. */
  private static final class InMemory extends URLStreamHandler {
    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }

  /** Shows the platform, and of Sallyport what skills are written against. */
  private static final class Visible extends ClassLoader {
    static final Visible TO_SKILLS = new Visible();

    private static final Set<String> PACKAGES =
        Set.of(
            "io.sallyport.harness.skill",
            "io.sallyport.core.harness",
            "io.sallyport.core.model",
            "io.sallyport.core.plan",
            "org.jspecify.annotations");

    private Visible() {
      super("what skills see", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
        throw new ClassNotFoundException(name);
      }
      return Class.forName(name, false, SkillLoader.class.getClassLoader());
    }
  }
}
