// Writes beside every slider its value in words and where it comes from, live while it is dragged, and takes an
// exact number on demand. Other scripts hear of a moving slider through the event "payback:slide".

const INPUT = 'input[type="range"]';
let data; // of the latest run: language, units, origins
let send; // tells Python what was typed
let watcher;
let waiting = 0; // a repaint that is asked for
let field; // the one field for an exact number

/** Name of the assumption that an input stands for, from Streamlit's documented class `st-key-<name>`. */
function nameOf(input) {
  const holder = input.closest('[class*="st-key-"]');
  const name = holder && /st-key-(\w+)/.exec(holder.className)?.[1];
  return name && data.sliders[name] ? name : undefined;
}

const formats = new Map();
function number(x, options) {
  const key = data.language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(data.language, options));
  return formats.get(key).format(x).replace("-", "−");
}

/** A value in the words of its unit, as `Words.unit_value` writes it. */
function inWords(value, spec) {
  let amount;
  if (spec.kind === "money") {
    const digits = Number.isInteger(value) ? 0 : 2;
    amount = number(value, { style: "currency", currency: data.currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  } else if (spec.kind === "share") {
    amount = number(value * 100, { maximumFractionDigits: spec.decimals }) + data.percent;
  } else {
    amount = number(value, { maximumFractionDigits: spec.decimals });
  }
  const form = typeof spec.unit === "string" ? spec.unit : spec.unit[new Intl.PluralRules(data.language).select(value)] ?? spec.unit.other;
  return form.replace("{amount}", amount);
}

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  parent.appendChild(made);
  return made;
}

/** Value and origin beside one slider; built when missing, rewritten when they differ. */
function write(input) {
  const name = nameOf(input);
  if (!name) return;
  const box = input.closest('[data-testid="stSlider"]');
  const label = box.querySelector('[data-testid="stWidgetLabel"]');
  const spec = data.sliders[name];
  let value = box.querySelector(".pb-value");
  if (!value) {
    value = element("button", "pb-value", label);
    value.type = "button";
    value.onclick = (event) => {
      event.preventDefault();
      ask(name, value);
    };
  }
  const origin = box.querySelector(".pb-origin") ?? element("small", "pb-origin", box);
  const now = Number(input.value);
  const moved = Math.abs(now - spec.start) > 1e-9;
  set(value, inWords(now, spec));
  value.title = data.words.exact;
  value.setAttribute("aria-label", `${spec.label}: ${data.words.exact}`);
  const told = name === "salary" ? withCharges(now) : spec.origin;
  set(origin, moved ? `${data.words.yours} · ${told}` : told);
  origin.title = spec.source;
}

/** What a salary costs with everything that comes on top. */
function withCharges(salary) {
  const { low, step, costs, words } = data.loaded;
  const cost = costs[Math.round((salary - low) / step)] ?? 0;
  return words.replace("{amount}", number(cost, { style: "currency", currency: data.currency, maximumFractionDigits: 0 }));
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A field over the value, for a number of one's own. */
function ask(name, value) {
  field?.onblur();
  const place = value.getBoundingClientRect();
  field = element("input", "pb-exact", document.body);
  field.type = "text";
  field.value = value.textContent;
  field.setAttribute("aria-label", `${data.sliders[name].label}: ${data.words.exact_field}`);
  Object.assign(field.style, { top: `${place.top - 4}px`, left: `${Math.max(8, place.right - 180)}px` });
  const close = () => {
    const gone = field;
    field = undefined; // removing it blurs it, which closes it again
    gone?.remove();
  };
  field.onkeydown = (event) => {
    if (event.key === "Enter") {
      send("typed", { name, text: field.value });
      close();
      value.focus();
    } else if (event.key === "Escape") {
      close();
      value.focus();
    }
  };
  field.onblur = close;
  field.select();
  field.focus();
}

function writeAll() {
  waiting = 0;
  document.querySelectorAll(INPUT).forEach(write);
}

function look(changes) {
  const moved = {};
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") {
      const name = target.matches(INPUT) && nameOf(target);
      if (!name) continue;
      write(target);
      moved[name] = Number(target.value);
    } else if ([...addedNodes].some((node) => node.querySelector?.(INPUT))) {
      waiting ||= requestAnimationFrame(writeAll);
    }
  }
  if (Object.keys(moved).length) document.dispatchEvent(new CustomEvent("payback:slide", { detail: moved }));
}

export default function sliders(component) {
  data = component.data;
  send = component.setTriggerValue;
  writeAll();
  watcher?.disconnect();
  watcher = new MutationObserver(look);
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });
  return () => watcher?.disconnect();
}
