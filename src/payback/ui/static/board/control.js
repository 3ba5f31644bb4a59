// The control of an assumption, the same everywhere: its name and help, a slider, and the value as a field that is always
// there. The steps of the slider are for dragging; what is typed is kept as it is.

import { change, element, write } from "./dom.js";
import { amountText, valueText } from "./number_text.js";
import { kept } from "./plan_key.js";
import { isOnStep, keyed } from "./slider_steps.js";
import { complaint, typed } from "./typed_text.js";

/** @typedef {import("./number_text.js").NumberStyle} NumberStyle */
/** @typedef {import("./slider_steps.js").Spec} Spec */
/** @typedef {Record<"exact" | "help" | "yours" | import("./typed_text.js").Refused, string>} ControlWords */
/**
 * Who hears of a control.
 * @typedef {object} Hooks
 * @property {(name: string, value: number) => void} moved with every pixel
 * @property {(name: string) => void} committed a hand has let go, a key was pressed
 * @property {(name: string) => void} [typed] a number was typed: whatever is pressed next comes after it
 * @property {(name: string) => void} [near] a hand or the keyboard comes near
 * @property {(control: Control | undefined) => void} [held] a hand holds it; nobody does any longer
 */

export class Control {
  #label = element("label", "pb-label");
  #help = element("button", "pb-help", { type: "button", "aria-expanded": "false" });
  #meaning = element("p", "pb-meaning", { hidden: "" });
  #field = element("input", "pb-value", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
  #range = element("input", "pb-range", { type: "range" });
  #note = element("small", "pb-origin");
  #problem = element("p", "pb-problem", { role: "alert", hidden: "" });

  /** @type {{refused: import("./typed_text.js").Refused, text: string} | undefined} */
  #refusal;

  #moved = false; // since the hand came down
  #taken = 0; // the value at which it did
  #value = NaN;

  /**
   * @param {Spec} spec
   * @param {NumberStyle} style
   * @param {ControlWords} words
   * @param {Hooks} hooks
   */
  constructor(spec, style, words, hooks) {
    this.spec = spec;
    this.style = style;
    this.words = words;
    this.hooks = hooks;
    this.element = element("div", `pb-control st-key-${spec.name}`);
    const head = element("div", "pb-control-head");
    head.append(this.#label, this.#help, this.#field);
    this.element.append(head, this.#meaning, this.#range, this.#note, this.#problem);
    this.#join();
    this.#listen();
    this.describe(spec, style, words);
  }

  get value() {
    return this.#value;
  }

  /**
   * Says everything anew, in another language perhaps; a text that is being typed stays.
   * @param {Spec} spec
   * @param {NumberStyle} style
   * @param {ControlWords} words
   */
  describe(spec, style, words) {
    Object.assign(this, { spec, style, words });
    write(this.#label, spec.label);
    write(this.#help, "?");
    write(this.#meaning, spec.help);
    change(this.#note, { title: spec.source });
    this.#help.setAttribute("aria-label", `${spec.label} (${words.help})`);
    this.#field.setAttribute("aria-label", `${spec.label} (${words.exact})`);
    if (!Number.isNaN(this.#value)) this.#write();
  }

  /**
   * Where the value comes from, or what it comes to, below the slider.
   * @param {string} text
   * @param {string} [plan] key of the plan that it follows from
   */
  note(text, plan) {
    write(this.#note, text);
    if (plan) change(this.#note, { "data-plan": plan });
    else delete this.#note.dataset["plan"];
  }

  /**
   * Stands at a value.
   * @param {number} value
   */
  show(value) {
    if (value === this.#value) return;
    this.#value = value;
    this.#refusal = undefined;
    this.#write();
  }

  #join() {
    const { name } = this.spec;
    const id = `pb-${name}`;
    this.#range.id = id;
    this.#label.htmlFor = id;
    this.#meaning.id = `${id}-meaning`;
    this.#help.setAttribute("aria-controls", this.#meaning.id);
    this.#problem.id = `${id}-problem`;
    this.#field.dataset["valueOf"] = name;
    this.#field.setAttribute("aria-describedby", this.#problem.id);
  }

  #listen() {
    const [range, field] = [this.#range, this.#field];
    this.element.addEventListener("pointerenter", () => this.hooks.near?.(this.spec.name));
    this.element.addEventListener("focusin", () => this.hooks.near?.(this.spec.name));
    range.addEventListener("pointerdown", () => this.#take());
    range.addEventListener("pointerup", () => this.#release());
    range.addEventListener("pointercancel", () => this.#takeBack());
    range.addEventListener("input", () => this.#move(kept(range.valueAsNumber, this.spec.unit.places)));
    range.addEventListener("change", () => this.#commit());
    range.addEventListener("keydown", (event) => this.#press(event));
    range.addEventListener("keyup", () => this.#commit());
    field.addEventListener("focus", () => this.#edit());
    field.addEventListener("blur", () => this.#read());
    field.addEventListener("keydown", (event) => this.#type(event));
    this.#help.addEventListener("click", () => this.#explain());
  }

  /** A hand comes down on the slider: from here on its steps count. */
  #take() {
    this.#taken = this.#value;
    this.#moved = false;
    this.hooks.held?.(this);
    this.#range.step = String(this.spec.step);
  }

  /** It lets go where it came down: what stood there stays, between two steps too. */
  #release() {
    this.hooks.held?.(undefined);
    if (!this.#moved) this.#write();
  }

  /** The hand turns out to scroll the page. */
  #takeBack() {
    this.hooks.held?.(undefined);
    if (!this.#moved) return this.#write();
    this.#moved = false;
    this.show(this.#taken);
    this.hooks.moved(this.spec.name, this.#taken);
  }

  /** @param {number} value */
  #move(value) {
    this.#moved = true;
    if (value === this.#value) return;
    this.show(value);
    this.hooks.moved(this.spec.name, value);
  }

  #commit(tell = this.hooks.committed) {
    if (!this.#moved) return;
    this.#moved = false;
    tell(this.spec.name);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    const value = keyed(this.spec, this.#value, key);
    if (value === undefined) return;
    event.preventDefault();
    this.#move(value);
    if (!event.repeat) this.#commit(); // a key that is held down is answered when it is let go
  }

  /** The field opens: the amount alone, ready to be typed over. */
  #edit() {
    if (!this.#refusal) this.#field.value = amountText(this.#value, this.spec.unit, this.style);
    this.#field.select();
  }

  /** @param {KeyboardEvent} event */
  #type(event) {
    if (event.key === "Escape") {
      this.#refusal = undefined;
      this.#close();
    } else if (event.key === "Enter") {
      this.#read();
      if (!this.#refusal) this.#close();
    }
  }

  /** The field closes; the slider beside it takes the keyboard. */
  #close() {
    this.#field.value = amountText(this.#value, this.spec.unit, this.style);
    this.#range.focus();
  }

  /** Takes what was typed, or says why not. */
  #read() {
    const text = this.#field.value;
    const stands = [amountText(this.#value, this.spec.unit, this.style), valueText(this.#value, this.spec.unit, this.style)];
    const read = stands.includes(text) ? { value: this.#value } : typed(text, this.spec, this.style.point);
    this.#refusal = "refused" in read ? { refused: read.refused, text } : undefined;
    if ("value" in read && read.value !== this.#value) {
      this.#move(read.value);
      this.#commit(this.hooks.typed);
    }
    this.#write();
  }

  #explain() {
    this.#meaning.hidden = !this.#meaning.hidden;
    this.#help.setAttribute("aria-expanded", String(!this.#meaning.hidden));
  }

  /** Everything that follows from the value. */
  #write() {
    const { spec, style } = this;
    const [range, field, value] = [this.#range, this.#field, this.#value];
    const [low, high] = [Math.min(spec.ends[0], value), Math.max(spec.ends[1], value)];
    const text = valueText(value, spec.unit, style);
    const exact = !isOnStep(spec, value);
    change(range, { min: low, max: high, step: exact ? "any" : spec.step, value, "aria-valuetext": text });
    if (exact) range.dataset["exact"] = String(value);
    else delete range.dataset["exact"];
    if (range.valueAsNumber !== value) range.value = String(value);
    range.style.setProperty("--pb-share", `${(100 * (value - low)) / (high - low || 1)}%`);
    this.#complain();
    if (!this.#refusal && document.activeElement !== field && field.value !== text) field.value = text;
  }

  /** The sentence at the field, while what was typed is no value. */
  #complain() {
    const refusal = this.#refusal;
    this.#problem.hidden = !refusal;
    if (refusal) this.#field.setAttribute("aria-invalid", "true");
    else this.#field.removeAttribute("aria-invalid");
    if (!refusal) return write(this.#problem, "");
    const { refused, text } = refusal;
    const { spec, style } = this;
    write(this.#problem, complaint(refused, this.words[refused], { text, value: this.#value, spec, style }));
    if (refused === "empty" && document.activeElement !== this.#field) {
      this.#field.value = valueText(this.#value, this.spec.unit, this.style);
    }
  }
}
