// The panel of assumptions: every one that is not on the board, in its groups, with a search, a way back to where its value
// came from, and a pin that puts it on the board.

import { element, write } from "./dom.js";
import { matches } from "./panel_choice.js";
import { Row } from "./panel_row.js";
import { plan } from "./plan_on_screen.js";

/** @typedef {import("./panel_row.js").PanelFrame} PanelFrame */
/** @typedef {import("./panel_row.js").PanelHooks} PanelHooks */

export class Panel {
  /** @type {Map<string, Row>} */
  #rows = new Map();

  #search = element("input", "pb-search", { type: "search", autocomplete: "off" });
  #groups = element("div", "pb-groups");
  #nothing = element("p", "pb-nothing", { role: "status" });

  /** @type {PanelFrame | undefined} */
  #frame;

  /**
   * @param {HTMLElement} root
   * @param {PanelHooks} hooks
   */
  constructor(root, hooks) {
    this.hooks = hooks;
    root.append(this.#search, this.#nothing, this.#groups);
    this.#search.addEventListener("input", () => this.#find());
    this.stop = plan.watch(() => this.#show());
  }

  /**
   * Says everything anew; groups that are open stay open.
   * @param {PanelFrame} frame
   */
  describe(frame) {
    const opened = new Set([...this.#groups.children].filter((group) => group.hasAttribute("open")).map((group) => group.id));
    this.#frame = frame;
    this.#rows.clear();
    this.#search.placeholder = frame.words.search;
    this.#search.setAttribute("aria-label", frame.words.search);
    this.#groups.replaceChildren(...frame.groups.map(({ name, label }) => this.#group(name, label, opened.has(`pb-group-${name}`))));
    this.#find();
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {boolean} isOpen
   */
  #group(name, label, isOpen) {
    const group = element("details", "pb-group", { id: `pb-group-${name}` });
    const head = element("summary", "pb-group-head");
    write(head, label);
    group.append(head);
    group.open = isOpen;
    group.addEventListener("toggle", () => group.open && this.#fill(group, name));
    return group;
  }

  /**
   * Draws the controls of a group, once it is opened.
   * @param {HTMLDetailsElement} group
   * @param {string} name
   */
  #fill(group, name) {
    const frame = this.#frame;
    const members = frame?.groups.find((other) => other.name === name)?.members ?? [];
    for (const member of members) {
      const spec = frame?.specs[member];
      if (!frame || !spec || frame.shown.includes(member) || this.#rows.has(member)) continue;
      const row = new Row(spec, frame, this.hooks);
      this.#rows.set(member, row);
      group.append(row.control.element);
      row.show(plan.values[member] ?? spec.start);
    }
  }

  #show() {
    for (const [name, row] of this.#rows) row.show(plan.values[name] ?? row.spec.start);
  }

  /** Shows what the search names: all groups as they are while it is empty. */
  #find() {
    const frame = this.#frame;
    if (!frame) return;
    const typed = this.#search.value.trim();
    let hits = 0;
    for (const { name, label, members } of frame.groups) {
      const group = /** @type {HTMLDetailsElement | null} */ (this.#groups.querySelector(`#pb-group-${name}`));
      if (!group) continue;
      const wanted = members.filter((member) => this.#isWanted(member, typed, label));
      hits += wanted.length;
      group.hidden = wanted.length === 0;
      if (typed && wanted.length > 0) {
        group.open = true;
        this.#fill(group, name);
      }
      for (const member of members) {
        const row = this.#rows.get(member);
        if (row) row.control.element.hidden = !wanted.includes(member);
      }
    }
    write(this.#nothing, hits > 0 ? "" : frame.words.nothing.replace("{text}", typed));
  }

  /**
   * @param {string} member
   * @param {string} typed
   * @param {string} group
   */
  #isWanted(member, typed, group) {
    const spec = this.#frame?.specs[member];
    if (!spec || this.#frame?.shown.includes(member)) return false;
    return typed === "" || matches(typed, [spec.label, spec.help, group, member.replaceAll("_", " ")]);
  }
}
