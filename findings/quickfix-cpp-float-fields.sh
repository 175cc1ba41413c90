#!/usr/bin/env bash
# C++ QuickFIX 1.15.1 (Debian's libquickfix-dev 1.15.1+dfsg-4) keeps quantities and prices as doubles and writes 15
# digits of them, and from 10^15 on it writes an exponent, which FIX does not have and which its own reader refuses:
#
#   LastQty(1e15)               is written 1e15; the same library, reading 32=1e15, raises "Incorrect data format"
#   123456789.12345678 read     and written on, as a gateway or a drop copy does, is 123456789.123457
#   0.00001                     is written 0.00001: small numbers are right, so that a test with small ones shows nothing
#
# Quantities of 10^15 are ordinary where a token counts in very small units, and 17 digits are ordinary where it has 8
# places.
#
# Where an order gate meets it: a broker on this engine fills 123456789.12345678 and reports 123456789.123457, so that
# the cumulative quantity never equals what was ordered; and a report with 1e15 is refused by a strict reader, which
# loses a fill unless it asks.
# What to do: keep what a report says as text and decimal; take a fill whose quantity can't be read as a question, not as
# nothing; agree with the broker on lots that fit 15 digits; never compare such totals without a tolerance of a lot.
#
# Needs g++ and libquickfix-dev. Ends with 0 as long as the library does this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(dpkg-query -W -f '${Version}' libquickfix-dev 2>/dev/null) in
  1.15.1*) ;;
  *) apt-get install -y -qq --no-install-recommends g++ 'libquickfix-dev=1.15.1*' >/dev/null ;;
esac
cat >fields.cpp <<'CPP'
#include <quickfix/FixFields.h>
#include <iostream>
int main() {
  std::cout << "small " << FIX::LastQty(0.00001).getString() << "\n";
  FIX::LastQty relayed;
  relayed.setString("123456789.12345678");
  std::cout << "relayed " << FIX::LastQty(relayed.getValue()).getString() << "\n";
  std::string big = FIX::LastQty(1e15).getString();
  std::cout << "big " << big << "\n";
  try {
    FIX::LastQty own;
    own.setString(big);
    double value = own.getValue();
    std::cout << "own reader takes it: " << value << "\n";
  } catch (const FIX::IncorrectDataFormat&) {
    std::cout << "own reader refuses it\n";
  } catch (const FIX::FieldConvertError&) {
    std::cout << "own reader refuses it\n";
  }
}
CPP
g++ -std=c++14 -w fields.cpp -o fields -lquickfix -lpthread
seen=$(./fields)
echo "$seen"
diff <(echo "$seen") - <<'TXT' || { echo 'C++ QuickFIX does this otherwise now' >&2; exit 1; }
small 0.00001
relayed 123456789.123457
big 1e15
own reader refuses it
TXT
