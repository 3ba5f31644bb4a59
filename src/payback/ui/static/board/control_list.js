// Controls as the board and the panel draw them: at the values of the plan on screen, with where each comes from.

import { Control } from "./control.js";
import { belongsTo } from "./dimming.js";
import { liveTables } from "./live_tables.js";
import { moneyText, valueText } from "./number_text.js";
import { commit, commitTyped } from "./plan_component.js";
import { plan } from "./plan_on_screen.js";
import { noteOfToday } from "./todays_effort.js";

/** @typedef {import("./description.js").Description} Description */

const HOOKS = {
  moved: plan.move.bind(plan),
  committed: commit,
  typed: commitTyped,
  near: liveTables.near.bind(liveTables),
};

/**
 * The control of an assumption.
 * @param {string} name
 * @param {Description} described
 * @param {(control: Control | undefined) => void} [held]
 */
export function control(name, described, held) {
  const spec = described.specs[name];
  if (!spec) throw new Error(name);
  const made = new Control(spec, described.style, described.words, held ? { ...HOOKS, held } : HOOKS);
  showPlan(made, described);
  return made;
}

/**
 * Says everything of a control anew.
 * @param {Control} made
 * @param {Description} described
 */
export function redescribe(made, described) {
  const spec = described.specs[made.spec.name];
  if (spec) made.describe(spec, described.style, described.words);
}

/**
 * Has a control stand where the plan on screen does.
 * @param {Control} made
 * @param {Description} described
 */
export function showPlan(made, described) {
  const { name } = made.spec;
  const spec = described.specs[name];
  const value = plan.values[name];
  if (!spec || value === undefined) return;
  made.show(value);
  const { yours, sent, loaded } = described.words;
  const year = name === "salary" ? liveTables.yearlyCost() : undefined;
  const note = year === undefined ? spec.note : costOfSalary(loaded, value, year, described.style);
  const isUsual = value === spec.start || value === spec.origins.benchmark;
  const isSent = value === spec.origins.link;
  const whose = isUsual && !isSent ? note : (isSent ? sent : yours).replace("{note}", note);
  if (!described.observed.includes(name)) return follows(made.note(whose), year !== undefined);
  follows(made.note(noteOfToday(whose, plan.values, spec, described.words, (x, of) => textOf(x, of, described))), true);
}

/**
 * Says of a note whether a figure in it follows from the plan on screen.
 * @param {HTMLElement} note
 * @param {boolean} isOfPlan
 */
function follows(note, isOfPlan) {
  if (isOfPlan) belongsTo(plan.key, [note]);
  else delete note.dataset["plan"];
}

/**
 * A value of an assumption in words.
 * @param {number} value
 * @param {string} name
 * @param {Description} described
 */
function textOf(value, name, { specs, style }) {
  const spec = specs[name];
  return spec ? valueText(value, spec.unit, style) : "";
}

/**
 * What a salary is a month, where the words ask for it, and what it costs in a year.
 * @param {string} words
 * @param {number} salary
 * @param {number} year
 * @param {import("./number_text.js").NumberStyle} style
 */
function costOfSalary(words, salary, year, style) {
  return words.replace("{month}", moneyText(salary / 12, style)).replace("{amount}", moneyText(year, style));
}
