// The control of an assumption, the same everywhere: its name and help, a slider, and the value as a field that is always
// there. The steps of the slider are for dragging; what is typed is kept as it is.

import { controlParts } from "./control_parts.js";
import { change, write } from "./dom.js";
import { Finger } from "./finger.js";
import { amountText, valueText } from "./number_text.js";
import { kept } from "./plan_key.js";
import { isOnStep, keyed } from "./slider_steps.js";
import { complaint, isRefusal, typed } from "./typed_text.js";

/** @typedef {import("./number_text.js").NumberStyle} NumberStyle */
/** @typedef {import("./slider_steps.js").Spec} Spec */
/** @typedef {Record<"exact" | "help" | "yours" | import("./typed_text.js").Remark["about"], string>} ControlWords */
/**
 * Who hears of a control.
 * @typedef {object} Hooks
 * @property {(name: string, value: number) => void} moved with every pixel
 * @property {(name: string) => void} committed a hand has let go, a key was pressed
 * @property {(name: string) => void} [typed] a number was typed, and perhaps something pressed straight out of its field
 * @property {(name: string) => void} [near] a hand or the keyboard comes near
 * @property {(control: Control | undefined) => void} [held] a hand holds it; nobody does any longer
 */

export class Control {
  /** @type {import("./control_parts.js").ControlParts} */
  #parts;

  /** @type {import("./typed_text.js").Remark | undefined} */
  #remark;

  #finger = new Finger();
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
    this.#parts = controlParts(spec.name);
    this.element = this.#parts.box;
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
    write(this.#parts.label, spec.label);
    write(this.#parts.help, "?");
    write(this.#parts.meaning, spec.help);
    this.#parts.help.setAttribute("aria-label", `${spec.label} (${words.help})`);
    this.#parts.field.setAttribute("aria-label", `${spec.label} (${words.exact})`);
    if (!Number.isNaN(this.#value)) this.#write();
  }

  /**
   * Says where the value comes from, or what it comes to, below the slider.
   * @param {string} text
   * @returns {HTMLElement} where it stands
   */
  note(text) {
    write(this.#parts.note, text);
    change(this.#parts.note, { title: `${text}\n${this.spec.source}` }); // where it does not fit, it is cut off
    return this.#parts.note;
  }

  /**
   * Stands at a value.
   * @param {number} value
   */
  show(value) {
    if (value === this.#value) return;
    this.#value = value;
    this.#remark = undefined;
    this.#write();
  }

  #listen() {
    const [range, field] = [this.#parts.range, this.#parts.field];
    this.element.addEventListener("pointerenter", () => this.hooks.near?.(this.spec.name));
    this.element.addEventListener("focusin", () => this.hooks.near?.(this.spec.name));
    range.addEventListener("pointerdown", (event) => this.#finger.down(event) || this.#take());
    range.addEventListener("pointermove", (event) => this.#finger.move(event) && this.#take());
    range.addEventListener("pointerup", () => this.#release());
    range.addEventListener("pointercancel", () => this.#takeBack());
    range.addEventListener("input", () => this.#slide());
    range.addEventListener("change", () => this.#commit());
    range.addEventListener("keydown", (event) => this.#press(event));
    range.addEventListener("keyup", () => this.#commit());
    field.addEventListener("focus", () => this.#edit());
    field.addEventListener("blur", () => this.#read());
    field.addEventListener("keydown", (event) => this.#type(event));
    this.#parts.help.addEventListener("click", () => this.#explain());
  }

  /** A hand comes down on the slider: from here on its steps count. */
  #take() {
    this.#taken = this.#value;
    this.#moved = false;
    this.hooks.held?.(this);
    this.#parts.range.step = String(this.spec.step);
  }

  /** The browser puts the slider elsewhere; a finger that may yet scroll the page does not. */
  #slide() {
    const range = this.#parts.range;
    if (!this.#finger.isOpen) return this.#move(kept(range.valueAsNumber, this.spec.unit.places));
    this.#finger.keep(range.valueAsNumber);
    range.value = String(this.#value);
  }

  /** It lets go where it came down: what stood there stays, between two steps too; a finger has tapped on another place. */
  #release() {
    const tapped = this.#finger.up();
    if (tapped !== undefined) {
      this.#take();
      this.#parts.range.value = String(tapped);
      this.#slide();
      this.#commit();
    }
    this.hooks.held?.(undefined);
    if (!this.#moved) this.#write();
  }

  /** The hand turns out to scroll the page. */
  #takeBack() {
    this.#finger.up();
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
    if (!isRefusal(this.#remark)) this.#parts.field.value = amountText(this.#value, this.spec.unit, this.style);
    this.#parts.field.select();
  }

  /** @param {KeyboardEvent} event */
  #type(event) {
    if (event.key === "Escape") {
      this.#remark = undefined;
      this.#close();
    } else if (event.key === "Enter") {
      this.#read();
      if (!isRefusal(this.#remark)) this.#close();
    }
  }

  /** The field closes; the slider beside it takes the keyboard. */
  #close() {
    this.#parts.field.value = amountText(this.#value, this.spec.unit, this.style);
    this.#parts.range.focus();
  }

  /** Takes what was typed, or says why not. */
  #read() {
    const text = this.#parts.field.value;
    const stands = [amountText(this.#value, this.spec.unit, this.style), valueText(this.#value, this.spec.unit, this.style)];
    const read = stands.includes(text) ? { value: this.#value } : typed(text, this.spec, this.style.point);
    if ("refused" in read) this.#remark = { about: read.refused, text };
    else if (isRefusal(this.#remark)) this.#remark = undefined; // that it was rounded is said until the value moves
    if ("value" in read && read.value !== this.#value) {
      this.#move(read.value);
      this.#commit(this.hooks.typed);
    }
    if ("rounded" in read) this.#remark = { about: "rounded", text };
    this.#write();
  }

  #explain() {
    this.#parts.meaning.hidden = !this.#parts.meaning.hidden;
    this.#parts.help.setAttribute("aria-expanded", String(!this.#parts.meaning.hidden));
  }

  /** Everything that follows from the value. */
  #write() {
    const { spec, style } = this;
    const [range, field, value] = [this.#parts.range, this.#parts.field, this.#value];
    const [low, high] = [Math.min(spec.ends[0], value), Math.max(spec.ends[1], value)];
    const text = valueText(value, spec.unit, style);
    const exact = !isOnStep(spec, value);
    change(range, { min: low, max: high, step: exact ? "any" : spec.step, value, "aria-valuetext": text });
    if (exact) range.dataset["exact"] = String(value);
    else delete range.dataset["exact"];
    if (range.valueAsNumber !== value) range.value = String(value);
    range.style.setProperty("--pb-share", `${(100 * (value - low)) / (high - low || 1)}%`);
    this.#complain();
    if (!isRefusal(this.#remark) && document.activeElement !== field && field.value !== text) field.value = text;
  }

  /** The sentence at the field, while what was typed is no value, or not all of it is kept. */
  #complain() {
    const remark = this.#remark;
    this.#parts.problem.hidden = !remark;
    if (isRefusal(remark)) this.#parts.field.setAttribute("aria-invalid", "true");
    else this.#parts.field.removeAttribute("aria-invalid");
    if (!remark) return write(this.#parts.problem, "");
    const [{ about, text }, { spec, style }] = [remark, this];
    write(this.#parts.problem, complaint(about, this.words[about], { text, value: this.#value, spec, style }));
    if (about === "empty" && document.activeElement !== this.#parts.field) {
      this.#parts.field.value = valueText(this.#value, this.spec.unit, this.style);
    }
  }
}
