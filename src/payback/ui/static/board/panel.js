// The panel of assumptions: every one that is not on the board, in its groups, with a search, a way back to where its value
// came from, and a pin that puts it on the board.

import { description } from "./description.js";
import { dimOthers } from "./dimming.js";
import { element, write } from "./dom.js";
import { matches } from "./panel_choice.js";
import { Row } from "./panel_row.js";
import { plan } from "./plan_on_screen.js";

/** @typedef {import("./description.js").Description} Description */

class Panel {
  /** @type {Map<string, Row>} */
  #rows = new Map();

  #search = element("input", "pb-search", { type: "search", autocomplete: "off" });
  #groups = element("div", "pb-groups");
  #nothing = element("p", "pb-nothing", { role: "status" });

  #drawnWith = ""; // names that stood on the board

  /**
   * @param {HTMLElement} root
   * @param {boolean} withBoard whether a board stands on the page
   */
  constructor(root, withBoard) {
    this.withBoard = withBoard;
    root.replaceChildren(this.#search, this.#nothing, this.#groups);
    this.#search.addEventListener("input", () => this.#find());
    const ends = [description.watch((described) => this.#describe(described)), plan.watch(() => this.#show())];
    this.stop = () => ends.forEach((end) => end());
  }

  /** Names that stand on the board of this page. */
  get #elsewhere() {
    return this.withBoard ? plan.shown : [];
  }

  /**
   * Says everything anew; what is open or being typed stays.
   * @param {Description} described
   */
  #describe(described) {
    this.#search.placeholder = described.words.search;
    this.#search.setAttribute("aria-label", described.words.search);
    if (this.#groups.childElementCount === 0) this.#groups.append(...described.groups.map(({ name }, k) => this.#group(name, k === 0)));
    described.groups.forEach(({ label }, k) => write(this.#groups.children[k]?.children[0], label));
    for (const row of this.#rows.values()) row.describe(described);
    this.#find();
  }

  /**
   * @param {string} name
   * @param {boolean} isOpen at first
   */
  #group(name, isOpen) {
    const group = element("details", "pb-group", { id: `pb-group-${name}` });
    group.append(element("summary", "pb-group-head"));
    group.open = isOpen;
    group.addEventListener("toggle", () => group.open && this.#fill(group, name));
    return group;
  }

  /**
   * Draws the controls of a group, once it is open, in their order; those that stand on the board are not there.
   * @param {HTMLDetailsElement} group
   * @param {string} name
   */
  #fill(group, name) {
    const described = description.value;
    if (!described || !plan.key) return;
    const members = described.groups.find((other) => other.name === name)?.members ?? [];
    for (const member of members) {
      if (!this.#elsewhere.includes(member)) {
        this.#rows.set(member, this.#rows.get(member) ?? new Row(member, described));
      } else if (this.#rows.has(member)) {
        this.#rows.get(member)?.control.element.remove();
        this.#rows.delete(member);
      }
    }
    const controls = members.flatMap((member) => this.#rows.get(member)?.control.element ?? []);
    if (controls.some((control) => control.parentElement !== group)) group.append(...controls);
  }

  #show() {
    if (!description.value || !plan.key) return;
    dimOthers(plan.key, plan.isMoving);
    if (this.#elsewhere.join() !== this.#drawnWith || this.#rows.size === 0) this.#find();
    for (const row of this.#rows.values()) row.show();
  }

  /** Shows what the search names: all groups as they are while it is empty. */
  #find() {
    const described = description.value;
    if (!described) return;
    this.#drawnWith = this.#elsewhere.join();
    const typed = this.#search.value.trim();
    let hits = 0;
    for (const { name, label, members } of described.groups) {
      const group = /** @type {HTMLDetailsElement | null} */ (this.#groups.querySelector(`#pb-group-${name}`));
      if (!group) continue;
      const wanted = members.filter((member) => this.#isWanted(described, member, typed, label));
      hits += wanted.length;
      group.hidden = wanted.length === 0;
      if (typed && wanted.length > 0) group.open = true;
      if (group.open) this.#fill(group, name);
      for (const member of members) {
        const row = this.#rows.get(member);
        if (row) row.control.element.hidden = !wanted.includes(member);
      }
    }
    write(this.#nothing, hits > 0 ? "" : described.words.nothing.replace("{text}", typed));
  }

  /**
   * @param {Description} described
   * @param {string} member
   * @param {string} typed
   * @param {string} group
   */
  #isWanted(described, member, typed, group) {
    const spec = described.specs[member];
    if (!spec || this.#elsewhere.includes(member)) return false;
    return typed === "" || matches(typed, [spec.label, spec.help, group, member.replaceAll("_", " ")]);
  }
}

/** @type {WeakMap<Element, Panel>} */
const panels = new WeakMap();

/** @param {{data: {board: boolean}, parentElement: HTMLElement}} component */
export default function show({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".pb-panel"));
  if (panels.get(root)?.withBoard !== data.board) {
    panels.get(root)?.stop();
    panels.set(root, new Panel(root, data.board));
  }
  return () => {
    panels.get(root)?.stop();
    panels.delete(root);
  };
}
