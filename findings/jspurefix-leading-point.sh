#!/usr/bin/env bash
# jspurefix 5.11.4 (npm) reads a quantity or price without a digit before the point a hundred times too big, or more:
# 32=.5 becomes 50, 32=.25 becomes 250. No error, no warning; 0.5 and 0.25 are read as what they are.
#
# FIX describes a float as digits with an optional decimal point; it asks for no digit before the point, so an engine
# may write .5, and other engines read it as one half. The messages here are ordinary fills, length and check sum
# right.
#
# Where an order gate meets it: whoever reads its orders or drop copies with this library (a broker's adapter, a
# surveillance tool, a counterparty's simulator) sees 100 times the quantity, and says so in good faith.
# What to do: always write at least one digit before the point; compare what a counterparty says of cumulative quantity
# with the sum of the fills, and ask when they differ.
#
# Needs node and npm. Ends with 0 as long as the library does this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jspurefix@5.11.4
cat >fills.js <<'JS'
const fs = require('fs')
const fill = quantity => {
  const body = ['35=8', '49=BROKER', '56=GATE', '34=2', '52=20260105-10:00:00.000', '37=O1', '11=C1', '17=E1', '150=F',
    '39=2', '55=X', '54=1', `32=${quantity}`, '31=100.5', '151=0', `14=${quantity}`, '6=100.5',
    '60=20260105-10:00:00.000', ''].join('|')
  const head = `8=FIX.4.4|9=${body.length}|`
  const sum = Buffer.from((head + body).replaceAll('|', '\x01')).reduce((a, b) => a + b, 0) % 256
  return `${head}${body}10=${String(sum).padStart(3, '0')}|`
}
fs.writeFileSync(process.argv[2], ['0.5', '.5', '0.25', '.25'].map(fill).join('\n') + '\n')
JS
node fills.js node_modules/jspurefix/fills.txt
cd node_modules/jspurefix
seen=$(node dist/jsfix-cmd.js --fix=fills.txt --delimiter='|' --objects | sed -n 's/.*"LastQty": \([^,]*\),.*/\1/p' | paste -sd' ')
echo "sent 0.5 .5 0.25 .25"
echo "read $seen"
[[ $seen == '0.5 50 0.25 250' ]] || { echo 'jspurefix reads this otherwise now' >&2; exit 1; }
