// What was observed under the effort of today, beside what one full-time person would do; as payback.model.effort has it.

/** @typedef {Record<string, number>} Values */

/**
 * Effect of today's effort as a share of one full-time person's, `E0 (1 + E50) / (E0 + E50)`.
 * @param {Values} values of the plan
 */
function todaysEffect({ current_effort: effort = 0, half_effect_team: half = 1 }) {
  return (effort * (1 + half)) / (effort + half);
}

const GROWTH = new Set(["new_followers", "follower_growth"]);

/**
 * Effect of today's effort on an assumption that shows it; a share of today's growth comes by itself, whoever works.
 * @param {Values} values of the plan
 * @param {string} name of the assumption
 */
export function todaysEffectOn(values, name) {
  const effect = todaysEffect(values);
  const alone = values["own_growth"] ?? 0;
  return GROWTH.has(name) ? effect / (1 - alone + alone * effect) : effect;
}

/**
 * The note of a control whose value was observed today: what it would be at full time.
 * @param {string} note
 * @param {Values} values of the plan
 * @param {import("./slider_steps.js").Spec & {origins: {benchmark?: number}}} spec
 * @param {{full_time: string, nobody_today: string}} words
 * @param {(value: number, name: string) => string} text of an assumption's value
 */
export function noteOfToday(note, values, spec, words, text) {
  const effect = todaysEffectOn(values, spec.name);
  if (effect === 0) {
    return words.nobody_today.replace("{note}", note).replace("{value}", text(spec.origins.benchmark ?? 0, spec.name));
  }
  return words.full_time
    .replace("{note}", note)
    .replace("{effort}", text(values["current_effort"] ?? 0, "current_effort"))
    .replace("{value}", text((values[spec.name] ?? 0) / effect, spec.name));
}
