// The newest of something that comes now and then: whoever needs it hears of it at once, and of every later one.

/**
 * @template Value
 */
export class Latest {
  /** @type {Value | undefined} */
  value;

  /** @type {Set<(value: Value) => void>} */
  #watchers = new Set();

  /** @param {Value} value */
  set(value) {
    if (this.value === value) return;
    this.value = value;
    for (const watcher of this.#watchers) watcher(value);
  }

  /**
   * @param {(value: Value) => void} watcher
   * @returns {() => void} ends it
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    if (this.value !== undefined) watcher(this.value);
    return () => this.#watchers.delete(watcher);
  }
}
