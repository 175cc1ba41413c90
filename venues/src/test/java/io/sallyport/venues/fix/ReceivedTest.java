package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.plane.WholeReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import quickfix.MessageUtils;

/** A message that is read from its text. */
final class ReceivedTest {
  private static final CleanText CLEAN = new CleanText(Optional.of(Secret.of("hunter2")));

  @Test
  void fieldsAreReadThatAreWrittenAsFields() {
    Fields fields = received("35=8|11=T7|tag=5|31|=6|58=a=b|44=|").fields();

    assertThat(fields.text(11)).contains("T7");
    assertThat(fields.text(58)).contains("a=b");
    assertThat(fields.text(31)).isEmpty();
    assertThat(fields.text(44)).isEmpty();
  }

  @Test
  void aFieldThatComesTwiceSaysSomethingOnlyIfItSaysTheSame() {
    Fields fields = received("14=5|14=5|31=50|32=5|31=51|31=50|").fields();

    assertThat(fields.text(14)).contains("5");
    assertThat(fields.text(31)).isEmpty();
    assertThat(fields.text(32)).contains("5");
  }

  @Test
  void itsCheckSumTellsWhetherItIsAsItWasSent() {
    String text = "8=FIX.4.4\0019=5\00135=8\00110=";
    String sum = "%03d".formatted(MessageUtils.checksum(text + "000\001"));

    assertThat(Received.broken(text + sum + "\001", "").isIntact()).isTrue();
    assertThat(Received.broken(text + "999\001", "").isIntact()).isFalse();
    assertThat(Received.broken(text, "").isIntact()).isFalse();
    assertThat(Received.broken("", "").isIntact()).isFalse();
  }

  @Test
  void aWholeMessageShowsNoPasswordAndNoControlCharacter() {
    WholeReport whole = received("35=8|58=your password is hunter2\u001b[2J|").whole(CLEAN);

    assertThat(whole.text()).isEqualTo("35=8|58=your password is *** [2J|");
    assertThat(whole.sha256()).isEmpty();
  }

  @Test
  void ofALongMessageTheBeginningIsKeptWithItsLengthAndHash() {
    WholeReport whole = received("58=" + "x".repeat(WholeReport.MOST)).whole(CLEAN);

    assertThat(whole.text()).hasSize(WholeReport.MOST);
    assertThat(whole.length()).isEqualTo(WholeReport.MOST + 3L);
    assertThat(whole.sha256()).isPresent();
  }

  private static Received received(String text) {
    return Received.broken(text.replace('|', '\001'), "a test");
  }
}
