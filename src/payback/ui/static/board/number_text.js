// A number as people read it, in the reader's language; the same as payback.i18n.words writes it.

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
 * @property {string[]} names what may stand at a typed amount, the longest first: `months`; before it too where it is money
 * @property {string[]} periods and what may follow: `a year`, `/h`
 */

const JOINER = "\u2060"; // no line breaks here, where one could between a sign and a currency
const EXACT = 30; // decimals that tell a tie from what only looks like one

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
  return `${sign}${sign && before ? JOINER : ""}${before}${grouped(Math.abs(x), decimals, style)}${after}`;
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
