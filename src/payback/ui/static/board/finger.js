// A finger that comes down on a slider may mean to scroll the page. Until it moves sideways, or lets go where it came down,
// the slider stays where it is.

/** @typedef {Pick<PointerEvent, "clientX" | "clientY" | "pointerType">} Contact */

const STRAY = 10; // pixels up or down after which nobody has tapped

export class Finger {
  /** @type {Contact | undefined} where it came down, as long as it is not known what it means */
  #start;

  /** @type {number | undefined} where the browser put the slider meanwhile */
  #value;

  #hasStrayed = false;

  /**
   * @param {Contact} contact
   * @returns {boolean} whether it has yet to be seen what is meant
   */
  down(contact) {
    this.#start = contact.pointerType === "touch" ? contact : undefined;
    this.#value = undefined;
    this.#hasStrayed = false;
    return this.isOpen;
  }

  get isOpen() {
    return this.#start !== undefined;
  }

  /**
   * @param {Contact} contact
   * @returns {boolean} whether it is just now seen that the slider is meant
   */
  move({ clientX, clientY }) {
    const start = this.#start;
    if (!start) return false;
    const [across, along] = [Math.abs(clientX - start.clientX), Math.abs(clientY - start.clientY)];
    this.#hasStrayed ||= along > STRAY;
    if (across <= along) return false;
    this.#start = undefined;
    return true;
  }

  /** @param {number} value where the browser puts the slider */
  keep(value) {
    this.#value = value;
  }

  /** @returns {number | undefined} where it was tapped, if it was */
  up() {
    const tapped = this.isOpen && !this.#hasStrayed ? this.#value : undefined;
    this.#start = undefined;
    return tapped;
  }
}
