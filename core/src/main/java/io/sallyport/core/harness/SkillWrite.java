package io.sallyport.core.harness;

import io.sallyport.core.model.ResourceId;

/**
 * Something that a skill writes. It happens with the end of its task, in the same entry of the
 * journal, or not at all.
 *
 * @param resource where to
 * @param key under which name, unique in the cycle; empty for notes in the audit log
 * @param text what, at most {@value #LONGEST} characters
 */
public record SkillWrite(ResourceId resource, String key, String text) {
  /** The harness's own audit log. */
  public static final ResourceId AUDIT_LOG = new ResourceId("audit_log");

  /** The actions that beliefs lead to: logged in shadow mode, DRAFT plans in live mode. */
  public static final ResourceId ACTIONS = new ResourceId("actions");

  /** The longest text, in UTF-16 characters. */
  public static final int LONGEST = 20_000;

  /** Where it goes: one text for one resource and key. */
  public String place() {
    return resource + "|" + key;
  }
}
