// What people type and read, in both languages; tests/i18n reads the same cases in Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { parseNumber } from "../../../src/payback/ui/static/board/number_input.js";
import { moneyText, numberText, valueText } from "../../../src/payback/ui/static/board/number_text.js";

const cases = JSON.parse(readFileSync(new URL("../../i18n/number_cases.json", import.meta.url), "utf8"));

for (const { text, unit, currency, language, value } of cases.typed) {
  test(`${JSON.stringify(text)} typed in ${language} for ${unit || "a number"} in ${currency} is ${value}`, () => {
    const read = parseNumber(text, cases.units[`${currency} ${unit}`], cases.styles[language].point);
    if (value === null) assert.equal(read, undefined);
    else assert.ok(read !== undefined && Math.abs(read - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${read}`);
  });
}

for (const { value, unit, language, text } of cases.read) {
  test(`${value} ${unit.kind} reads ${text} in ${language}`, () => {
    assert.equal(valueText(value, unit, cases.styles[language]), text);
  });
}

test("halves round to the even side, as Python rounds", () => {
  const style = cases.styles.en;
  assert.deepEqual([0.5, 1.5, 2.5, -0.5, -1.5].map((x) => numberText(x, 0, style)), ["0", "2", "2", "0", "−2"]);
  assert.deepEqual([0.125, 0.375, 0.15, 2.675].map((x) => numberText(x, 2, style)), ["0.12", "0.38", "0.15", "2.67"]);
});

test("a sign is written where it means something", () => {
  const style = cases.styles.en;
  assert.equal(moneyText(-0.4, style), "$0");
  assert.equal(moneyText(0.4, style, { signed: true }), "$0");
  assert.equal(moneyText(1_234.4, style, { signed: true }), "+\u2060$1,234");
  assert.equal(moneyText(-1_234_567, cases.styles.fr), "−1\u00A0234\u00A0567\u00A0$");
  assert.equal(moneyText(-5, style), "−\u2060$5");
});
