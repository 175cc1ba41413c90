package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientClaimTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "01, 1", "+1, 1", "42, 42", "9007199254740991, 9007199254740991"})
  void aPositiveIntegerNamesATenant(String text, long client) {
    assertThat(ClientClaim.of(text)).isEqualTo(new ClientClaim.Named(new ClientId(client)));
    assertThat(ClientId.parse(text)).isEqualTo(Reply.of(new ClientId(client)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ''                     , MISSING     , client_id is required
          0                      , NOT_POSITIVE, client_id must be positive
          -0                     , NOT_POSITIVE, client_id must be positive
          +0                     , NOT_POSITIVE, client_id must be positive
          000                    , NOT_POSITIVE, client_id must be positive
          -1                     , NOT_POSITIVE, client_id must be positive
          1.0                    , NOT_INTEGER , client_id must be integer
          1.                     , NOT_INTEGER , client_id must be integer
          1e3                    , NOT_INTEGER , client_id must be integer
          "1"                    , NOT_INTEGER , client_id must be integer
          true                   , NOT_INTEGER , client_id must be integer
          one                    , NOT_INTEGER , client_id must be integer
          ' 1'                   , NOT_INTEGER , client_id must be integer
          ' '                    , NOT_INTEGER , client_id must be integer
          +                      , NOT_INTEGER , client_id must be integer
          -                      , NOT_INTEGER , client_id must be integer
          ++1                    , NOT_INTEGER , client_id must be integer
          ١                      , NOT_INTEGER , client_id must be integer
          0x1                    , NOT_INTEGER , client_id must be integer
          9007199254740992       , NOT_INTEGER , client_id must be integer
          999999999999999999     , NOT_INTEGER , client_id must be integer
          9223372036854775808    , NOT_INTEGER , client_id must be integer
          99999999999999999999999, NOT_INTEGER , client_id must be integer
          """,
      quoteCharacter = '\'')
  void everythingElseIsUnusableInTheSeedsWords(
      String text, ClientClaim.Problem problem, String message) {
    assertThat(ClientClaim.of(text)).isEqualTo(new ClientClaim.Unusable(problem));
    assertThat(problem.message()).isEqualTo(message);

    Refusal refusal = ClientId.parse(text).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_CLIENT_ID);
    assertThat(refusal.message()).startsWith(message + ", not '");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, ClientId.MAX + 1, Long.MAX_VALUE})
  void aClientIdCannotBeMadeOfAnythingElse(long value) {
    assertThatThrownBy(() -> new ClientId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMissingClaimIsTheEmptyOne() {
    assertThat(ClientClaim.MISSING).isEqualTo(ClientClaim.of(""));
  }
}
