// The words that move with the curve: sentence and figures as Python writes them, each with its one fact left open.

import { moneyText, pluralForm } from "./number_text.js";

/** @typedef {import("./number_text.js").NumberStyle} NumberStyle */
/**
 * Texts with `{}` where their fact stands.
 * @typedef {object} OpenWords
 * @property {Record<"back" | "at_once" | "not_back", string>} sentence
 * @property {string} at_once
 * @property {string} not_back
 * @property {Record<string, string>} months one text for each plural form
 * @property {string} hole_month
 * @property {string} back
 * @property {string} deepest
 * @property {number} look the month whose running sum the figures name
 * @property {[number, number] | null} start year and month of the first day
 */

/** @type {Map<string, Intl.DateTimeFormat>} made once: a frame has no time for another */
const calendars = new Map();

/** @param {string} language */
function calendarOf(language) {
  const made = calendars.get(language) ?? new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  calendars.set(language, made);
  return made;
}

/**
 * @param {string} text
 * @param {string | number} fact
 */
const fill = (text, fact) => text.replace("{}", String(fact));

/**
 * The first month at whose end the money is back; as payback.wording.verdict has it.
 * @param {number} payback
 */
const whole = (payback) => Math.max(1, Math.ceil(payback - 1e-9));

/** @param {number | null} payback */
const state = (payback) => (payback === null ? "not_back" : payback === 0 ? "at_once" : "back");

/**
 * How moving figures are written.
 * @param {OpenWords} words
 * @param {NumberStyle} style
 */
export function wording(words, style) {
  const calendar = calendarOf(style.language);
  /** @param {number} x */
  const amount = (x) => moneyText(x, style);
  /** @param {number} payback */
  const months = (payback) => {
    const count = whole(payback);
    return fill(pluralForm(words.months, count, style.language), count);
  };
  return {
    amount,
    /** @param {number} payback */
    back: (payback) => fill(words.back, whole(payback)),
    /** @param {number} hole */
    deepest: (hole) => fill(words.deepest, amount(-hole)),
    /**
     * @param {number | null} payback
     * @param {number} end running sum at the horizon
     */
    sentence: (payback, end) => fill(words.sentence[state(payback)], payback ? months(payback) : amount(-end)),
    /** @param {number | null} payback */
    payback: (payback) => (payback ? months(payback) : words[payback === null ? "not_back" : "at_once"]),
    /** @param {number | null} payback */
    date: (payback) => {
      if (!words.start || payback === null) return "";
      const [year, month] = words.start;
      return calendar.format(new Date(Date.UTC(year, month - 1 + Math.floor(payback), 1)));
    },
    /** @param {number} month */
    holeMonth: (month) => fill(words.hole_month, month),
    /** @param {number} x */
    net: (x) => moneyText(x, style, { signed: true }),
  };
}
