#!/usr/bin/env bash
# QuickFIX/J 2.3.2 loses a resent fill whose SendingTime is stamped to the second, if it is resent in the second in which
# it was first sent. The counterparty stamps new messages to the millisecond and resent ones to the second (both are FIX
# UTCTimestamps): OrigSendingTime 10:00:00.500, SendingTime 10:00:00. The engine compares the two as instants, finds the
# original later than the resent message, sends a Reject ("SendingTime accuracy problem") and a Logout from below the
# application, and counts the message as received: fromApp is never called for it, and its number is never asked for
# again.
#
# Where an order gate meets it: the gate reconnects, asks for what it missed, and the resent fill is the one thing that
# it needed. The application sees nothing at all; the only trace is a Reject that its own side sent.
# What to do: look at what the own side sends. A Reject of ours that refers to an ExecutionReport, or a Logout that we did
# not ask for, is a fill that may be lost: ask for the order and the position as soon as the session is up again.
#
# Needs Maven and a JDK of 17 or later. Ends with 0 as long as the library does this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.quickfixj</groupId><artifactId>quickfixj-core</artifactId><version>2.3.2</version></dependency>
    <dependency><groupId>org.quickfixj</groupId><artifactId>quickfixj-messages-fix44</artifactId><version>2.3.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat >Resent.java <<'JAVA'
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.*;
import quickfix.*;

public class Resent {
  static final BlockingQueue<String> toApplication = new LinkedBlockingQueue<>();
  static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

  static String message(String type, int number, String sendingTime, String rest) {
    String body = "35=" + type + "|49=BROKER|56=GATE|34=" + number + "|52=" + sendingTime + "|" + rest;
    String text = ("8=FIX.4.4|9=" + body.length() + "|" + body).replace('|', '\1');
    int sum = text.chars().sum() % 256;
    return text + "10=%03d\1".formatted(sum);
  }

  static String fill(String execution) {
    return "37=O1|11=C1|17=" + execution + "|150=F|39=2|55=X|54=1|38=1|32=1|31=100|151=0|14=1|6=100|";
  }

  static String await(BufferedReader in, String type) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      text.append((char) c);
      if (text.toString().matches("(?s).*\\x0110=\\d{3}\\x01")) {
        if (text.indexOf("\00135=" + type + "\1") >= 0) return text.toString();
        text.setLength(0);
      }
    }
    throw new EOFException("the engine hung up");
  }

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SessionSettings settings = new SessionSettings(new ByteArrayInputStream("""
          [default]
          ConnectionType=initiator
          StartTime=00:00:00
          EndTime=00:00:00
          HeartBtInt=30
          ReconnectInterval=1
          ResetOnLogon=Y
          SocketConnectHost=127.0.0.1
          SocketConnectPort=%d
          [session]
          BeginString=FIX.4.4
          SenderCompID=GATE
          TargetCompID=BROKER
          """.formatted(server.getLocalPort()).getBytes(StandardCharsets.UTF_8)));
      Application application = new ApplicationAdapter() {
        @Override
        public void fromApp(Message message, SessionID session) {
          try {
            toApplication.add(message.getString(17));
          } catch (FieldNotFound e) {
            toApplication.add("?");
          }
        }
      };
      SocketInitiator initiator = new SocketInitiator(application, new MemoryStoreFactory(), settings,
          new DefaultMessageFactory());
      initiator.start();
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(10_000);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1);
        await(in, "A");
        String now = SECOND.format(Instant.now());
        out.write(message("A", 1, now, "98=0|108=30|141=Y|"));
        out.write(message("8", 2, now, "43=Y|122=" + now + "|" + fill("same-second-no-fraction")));
        out.write(message("8", 3, now, "43=Y|122=" + now + ".500|" + fill("same-second-with-fraction")));
        out.write(message("8", 4, now, fill("new")));
        out.flush();
        String reject = await(in, "3");
        System.out.println("reject refers to " + reject.replaceAll("(?s).*\\x0145=(\\d+)\\x01.*", "$1")
            + ", reason " + reject.replaceAll("(?s).*\\x01373=(\\d+)\\x01.*", "$1"));
        System.out.println("logout: " + await(in, "5").replaceAll("(?s).*\\x0158=([^\\x01]+)\\x01.*", "$1"));
        System.out.println("application got " + toApplication.poll(5, TimeUnit.SECONDS));
        System.out.println("application got " + toApplication.poll(5, TimeUnit.SECONDS));
        Session session = Session.lookupSession(initiator.getSessions().get(0));
        System.out.println("next number expected " + session.getExpectedTargetNum());
      }
      initiator.stop(true);
    }
  }
}
JAVA
seen=$(java -cp 'lib/*' Resent.java 2>/dev/null | grep -E '^(reject|logout|application|next)')
echo "$seen"
diff <(echo "$seen") - <<'TXT' || { echo 'QuickFIX/J does this otherwise now' >&2; exit 1; }
reject refers to 3, reason 10
logout: SendingTime accuracy problem, field=122
application got same-second-no-fraction
application got new
next number expected 5
TXT
