// A number as people type it and as they read it, in the reader's language; the same as payback.i18n writes and reads it.

/**
 * How a language writes numbers, and in which money.
 * @typedef {object} NumberStyle
 * @property {string} language tag, `fr-CA`
 * @property {string} group what groups thousands
 * @property {string} point what divides off decimals
 * @property {string} minus
 * @property {string} percent with the space before it
 * @property {[string, string]} money what stands before and after an amount
 */

/**
 * What an amount is counted in.
 * @typedef {object} Unit
 * @property {string} kind `money`, `share` or another; the part before the stroke of `money/year`
 * @property {number} places decimals that a value is kept to; of a share (0.015), not of its percentage
 * @property {string | Record<string, string>} words `{amount} a year`, or one text for each plural form
 */

const SCALE = /** @type {Record<string, number>} */ ({ "": 1, k: 1e3, m: 1e6 });
const DIGITS = /([-\u2212\u2013])?\D{0,5}?(\d[\d.,'\s]*\d|\d|[.,]\d+)(?:\s*([km](?![a-z]))|e([+-]?\d{1,2})(?![\d.,]))?/giu;
const GROUPED = /^[1-9]\d{0,2}([.,]\d{3})+$/u;
const LONGEST = 40;
const EXACT = 30; // decimals that tell a tie from what only looks like one

/**
 * The number in a text, as a share where the unit is one (`1,5 %` and `1.5` are both 0.015); undefined where there is
 * none, or more than one.
 * @param {string} text
 * @param {string} kind
 * @param {string} point the decimal mark of the language
 * @returns {number | undefined}
 */
export function parseNumber(text, kind, point) {
  const [match, ...others] = text.trim().matchAll(DIGITS);
  if (!match || others.length > 0 || text.length > LONGEST) return undefined;
  const [, minus, digits = "", scale = "", power = "0"] = match;
  const plain = withPoint(digits.replaceAll(/[\s']/gu, ""), kind, point);
  if (plain === undefined) return undefined;
  const value = Number(`${plain}e${power}`) * (SCALE[scale.toLowerCase()] ?? 1) * (minus ? -1 : 1);
  return kind === "share" || text.includes("%") ? value / 100 : value;
}

/**
 * The digits with a point before the decimals and no grouping; undefined where their marks contradict each other.
 * @param {string} digits
 * @param {string} kind
 * @param {string} point
 * @returns {string | undefined}
 */
function withPoint(digits, kind, point) {
  const marks = digits.match(/[.,]/gu) ?? [];
  const last = marks.at(-1);
  if (!last) return digits;
  if (new Set(marks).size === 2) return withBoth(digits, last);
  const isGrouped = GROUPED.test(digits);
  if (marks.length > 1) return isGrouped ? digits.replaceAll(last, "") : undefined;
  const isFine = ["share", "ratio", ""].includes(kind);
  return isGrouped && (!isFine || last !== point) ? digits.replace(last, "") : digits.replace(last, ".");
}

/**
 * Digits with both marks: the later one divides off the decimals.
 * @param {string} digits
 * @param {string} last
 */
function withBoth(digits, last) {
  const grouping = last === "." ? "," : ".";
  const [whole = "", decimals = "", more] = digits.split(last);
  if (more !== undefined || decimals.includes(grouping)) return undefined;
  return `${whole.replaceAll(grouping, "")}.${decimals}`;
}

/**
 * A number to so many decimals, halves to the even side, as Python rounds.
 * @param {number} x not negative
 * @param {number} decimals
 * @returns {string}
 */
function fixed(x, decimals) {
  const text = x.toFixed(decimals);
  if (!/^50*$/u.test(x.toFixed(decimals + EXACT).slice(-EXACT)) || /[02468]$/u.test(text)) return text;
  return (x - 0.25 * 10 ** -decimals).toFixed(decimals);
}

/**
 * @param {number} x not negative
 * @param {number} decimals
 * @param {NumberStyle} style
 */
function grouped(x, decimals, { group, point }) {
  const [whole = "", rest] = fixed(x, decimals).split(".");
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/gu, group);
  return rest === undefined ? thousands : `${thousands}${point}${rest}`;
}

/**
 * Whether a number is shown as less than nothing.
 * @param {number} x
 * @param {number} decimals
 */
const below = (x, decimals) => x < 0 && Number(fixed(-x, decimals)) > 0;

/**
 * A number with grouped thousands and at most so many decimals.
 * @param {number} x
 * @param {number} decimals
 * @param {NumberStyle} style
 */
export function numberText(x, decimals, style) {
  let text = grouped(Math.abs(x), decimals, style);
  if (decimals > 0) text = text.replace(/0+$/u, "");
  if (text.endsWith(style.point)) text = text.slice(0, -style.point.length);
  return below(x, decimals) ? style.minus + text : text;
}

/**
 * An amount of money.
 * @param {number} x
 * @param {NumberStyle} style
 * @param {{decimals?: number, signed?: boolean}} [how]
 */
export function moneyText(x, style, { decimals = 0, signed = false } = {}) {
  const [before, after] = style.money;
  const plus = signed && x > 0 && Number(fixed(x, decimals)) > 0 ? "+" : "";
  const sign = below(x, decimals) ? style.minus : plus;
  return `${sign}${before}${grouped(Math.abs(x), decimals, style)}${after}`;
}

/**
 * The amount of a value without the words of its unit: `$62,000`, `1.5%`, `12`.
 * @param {number} value
 * @param {Unit} unit
 * @param {NumberStyle} style
 */
export function amountText(value, { kind, places }, style) {
  if (kind === "money") return moneyText(value, style, { decimals: Number.isInteger(value) ? 0 : 2 });
  if (kind === "share") return numberText(value * 100, Math.max(0, places - 2), style) + style.percent;
  return numberText(value, places, style);
}

/** @type {Map<string, Intl.PluralRules>} */
const plurals = new Map();

/**
 * The form of a text that a count asks for.
 * @param {string | Record<string, string>} forms
 * @param {number} count
 * @param {string} language
 */
export function pluralForm(forms, count, language) {
  if (typeof forms === "string") return forms;
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return forms[rules.select(count)] ?? forms["other"] ?? "";
}

/**
 * A value in the words of its unit: `$62,000 a year`, `1,5 % par mois`, `12 months`.
 * @param {number} value
 * @param {Unit} unit
 * @param {NumberStyle} style
 */
export function valueText(value, unit, style) {
  return pluralForm(unit.words, value, style.language).replace("{amount}", amountText(value, unit, style));
}
