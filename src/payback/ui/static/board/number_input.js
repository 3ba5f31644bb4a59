// A number as people type it, in the reader's language and in its unit; the same as payback.i18n.number_input reads it.

/** @typedef {Pick<import("./number_text.js").Unit, "kind" | "names" | "periods">} TypedUnit */

const SCALE = /** @type {Record<string, number>} */ ({ "": 1, k: 1e3, m: 1e6 });
const AMOUNT = /^(?:\+|([-\u2212\u2013]))?\s*(\d[\d.,'\s]*\d|\d|[.,]\d+)(?:\s*([km])|e([+-]?\d{1,2}))?$/u;
const COUNTED = new Set(["money", "people", "contacts", "posts", ""]); // in thousands (`60k`) and millions
const GROUPED = /^[1-9]\d{0,2}([.,]\d{3})+$/u;
const LONGEST = 40;

/**
 * The number in a text, as a share where the unit is one (`1,5 %` and `1.5` are both 0.015); undefined where there is
 * none, or where something else than the names of the unit stands beside it.
 * @param {string} text
 * @param {TypedUnit} unit
 * @param {string} point the decimal mark of the language
 * @returns {number | undefined}
 */
export function parseNumber(text, unit, point) {
  const plain = plainLetters(text);
  const amount = text.length <= LONGEST && AMOUNT.exec(alone(plain, unit));
  const value = amount ? valueOf(amount, unit.kind, point) : undefined;
  return value !== undefined && (unit.kind === "share" || plain.includes("%")) ? value / 100 : value;
}

/**
 * @param {RegExpExecArray} amount
 * @param {string} kind
 * @param {string} point
 */
function valueOf([, minus, digits = "", scale = "", power = "0"], kind, point) {
  const plain = withPoint(digits.replaceAll(/[\s']/gu, ""), kind, point);
  if (plain === undefined || (scale && !COUNTED.has(kind))) return undefined;
  return Number(`${plain}e${power}`) * (SCALE[scale] ?? 1) * (minus ? -1 : 1);
}

/**
 * What keyboards of East Asia write in place of digits, marks and signs (`６０`) in letters of one width.
 * @param {string} text
 */
const narrow = (text) => text.replaceAll(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/**
 * Small letters of one width, one kind of space and of apostrophe, no space around a stroke, nothing that is not seen.
 * @param {string} text
 */
function plainLetters(text) {
  const spaced = narrow(text).replaceAll("\u2019", "'").replaceAll("\u2060", "").replaceAll(/\s+/gu, " ").trim().toLowerCase();
  return spaced.replaceAll(/ ?\/ ?/gu, "/");
}

/**
 * The amount without the names of its unit, of which one of money may stand before it.
 * @param {string} text
 * @param {TypedUnit} unit
 */
function alone(text, { kind, names, periods }) {
  const amount = withoutEnd(text, periods);
  const [, sign = "", body = ""] = /^([-+\u2212\u2013]?)\s*(.*)$/u.exec(amount) ?? [];
  const name = names.find((each) => body.startsWith(each));
  if (name && ["money", ""].includes(kind)) return sign + body.slice(name.length).trimStart();
  return withoutEnd(amount, names);
}

/**
 * @param {string} text
 * @param {string[]} ends
 */
function withoutEnd(text, ends) {
  const end = ends.find((each) => text.endsWith(each)) ?? "";
  return text.slice(0, text.length - end.length).trimEnd();
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
