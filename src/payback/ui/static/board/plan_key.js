// The key of a plan: tells whether two figures belong to the same one. Python makes the same (payback.ui.plan_key).

const SEEDS = [0x811c9dc5, 0x9dc5811c];
const PRIME = 0x01000193;

/**
 * A value as a whole number of its smallest parts: what is typed is kept to so many decimals.
 * @param {number} value
 * @param {number} places
 */
export const parts = (value, places) => Math.floor(value * 10 ** places + 0.5);

/**
 * A value kept to so many decimals: to the cent, the person, the hundredth of a percent.
 * @param {number} value
 * @param {number} places
 */
export const kept = (value, places) => parts(value, places) / 10 ** places;

/**
 * FNV-1a of the characters of a text, from two seeds: 16 hexadecimal digits.
 * @param {string} text
 */
export function hash(text) {
  return SEEDS.map((seed) => {
    let sum = seed;
    for (let k = 0; k < text.length; k++) sum = Math.imul(sum ^ text.charCodeAt(k), PRIME);
    return (sum >>> 0).toString(16).padStart(8, "0");
  }).join("");
}

/**
 * The key of a plan.
 * @param {Record<string, number>} values of every assumption
 * @param {Record<string, number>} places decimals that each is kept to, in the order of the key
 * @param {string} rest what a plan holds beside its assumptions, in Python's words
 */
export function planKey(values, places, rest) {
  const whole = Object.entries(places).map(([name, digits]) => parts(values[name] ?? 0, digits));
  return hash(`${whole.join()}|${rest}`);
}
