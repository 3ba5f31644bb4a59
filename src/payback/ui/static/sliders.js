// Writes beside every slider its value in words and where it comes from, live while it is dragged, and takes an
// exact number on demand. Other scripts hear of a moving slider through the event "payback:slide": from the hand itself,
// because Streamlit's thumb follows it one frame later.

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
function write(input, now = Number(input.value)) {
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
  const moved = Math.abs(now - spec.start) > 1e-9;
  set(value, inWords(now, spec));
  attribute(value, "title", data.words.exact);
  attribute(value, "aria-label", `${spec.label}: ${data.words.exact}`);
  const told = name === "salary" && document.paybackPlan ? withCharges(now) : spec.origin;
  set(origin, moved ? `${data.words.yours} · ${told}` : told);
  attribute(origin, "title", spec.source);
}

/** What a salary costs with everything that comes on top. */
function withCharges(salary) {
  const { low, step, costs, words } = document.paybackPlan.loaded;
  const cost = costs[Math.round((salary - low) / step)] ?? 0;
  return words.replace("{amount}", number(cost, { style: "currency", currency: data.currency, maximumFractionDigits: 0 }));
}

// Written only where they differ: a change that changes nothing still has the browser look at the page again.
function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function attribute(node, name, text) {
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
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

function writeSalary() {
  const input = document.querySelector(`.st-key-salary ${INPUT}`);
  if (input) write(input);
}

function writeAll() {
  waiting = 0;
  for (const input of document.querySelectorAll(INPUT)) write(input);
}

// --- the hand --------------------------------------------------------------------------------------------------

const LAG = 30; // milliseconds between two looks of a held slider at its pointer
const AGREE = 80; // milliseconds of rest after which the slider itself says where it stands
let hand; // what the pointer holds: a slider, where it was taken, and how its track lies
let agreeing;

/** A slider stands at a value, or is about to. */
function tell(input, value) {
  const name = nameOf(input);
  if (!name) return;
  write(input, value);
  document.dispatchEvent(new CustomEvent("payback:slide", { detail: { [name]: value } }));
}

/** Whatever was foreseen, the slider's own value counts in the end. */
function agree(input) {
  clearTimeout(agreeing);
  agreeing = setTimeout(() => input.isConnected && tell(input, Number(input.value)), AGREE);
}

/** The slider's value at a share of its track, on its steps. */
function valueAt({ min, max, step }, share) {
  const [low, high, by] = [min, max, step].map(Number);
  const steps = Math.round((Math.min(1, Math.max(0, share)) * (high - low)) / by);
  return Math.min(high, Number((low + steps * by).toFixed(10)));
}

/** Takes a slider by its thumb or its track; one that is built otherwise is followed by its own value only. */
function take({ target, pageX, clientX, isPrimary, pointerId }) {
  const input = isPrimary && target.closest?.(".stSlider")?.querySelector(INPUT);
  const thumb = input && input.parentElement.parentElement;
  const track = thumb?.parentElement;
  if (track?.style.position !== "relative" || !track.contains(target)) return;
  const { left, width } = track.getBoundingClientRect();
  const value = thumb.contains(target) ? Number(input.value) : valueAt(input, (clientX - left) / width);
  hand = { pointerId, input, value, x: pageX, width, from: (value - input.min) / (input.max - input.min) };
  if (value !== Number(input.value)) tell(input, value);
}

/** Where the hand moves the curve follows at once; the slider, which takes half a frame to draw itself, every LAG. */
function carry(event) {
  if (!event.isTrusted || event.pointerId !== hand?.pointerId) return;
  event.stopImmediatePropagation();
  hand.unheard = event;
  hand.hearing ??= setTimeout(hear, LAG);
  const value = valueAt(hand.input, hand.from + (event.pageX - hand.x) / hand.width);
  agree(hand.input);
  if (value === hand.value) return;
  hand.value = value;
  tell(hand.input, value);
}

/** The held slider hears where its pointer is. */
function hear() {
  const { input, unheard, hearing } = hand;
  clearTimeout(hearing);
  hand.hearing = hand.unheard = undefined;
  if (unheard) input.dispatchEvent(new PointerEvent(unheard.type, unheard));
}

function drop({ pointerId }) {
  if (pointerId !== hand?.pointerId) return;
  hear();
  agree(hand.input);
  hand = undefined;
}

const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
let pressed; // a key that the slider has not heard yet: where it will stand, and the means to tell it

/** The curve is painted first, then the slider hears of the key: drawing itself takes it longer than a frame. */
function press(event) {
  const { target, key, isTrusted, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (!isTrusted) return; // passed on by us
  const from = pressed?.input === target ? pressed.value : Number(target.value);
  pressed?.pass(); // in the order in which they came
  if (!STEPS[key] || shiftKey || ctrlKey || altKey || metaKey || !target.matches?.(INPUT)) return;
  const value = valueAt(target, (from + STEPS[key] * target.step - target.min) / (target.max - target.min));
  event.stopImmediatePropagation();
  event.preventDefault();
  const mine = { input: target, value, pass };
  function pass() {
    if (pressed === mine) pressed = undefined;
    target.dispatchEvent(new KeyboardEvent(event.type, event));
    agree(target);
  }
  pressed = mine;
  tell(target, value);
  requestAnimationFrame(() => setTimeout(() => pressed === mine && pass()));
}

const HEARD = {
  pointerdown: take, pointermove: carry, pointerup: drop, pointercancel: drop, keydown: press, "payback:plan": writeSalary,
};

function look(changes) {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") {
      if (!target.matches(INPUT)) continue;
      if (target === hand?.input) agree(target);
      else tell(target, Number(target.value));
    } else if ([...addedNodes].some((node) => node.querySelector?.(INPUT))) {
      waiting ||= requestAnimationFrame(writeAll);
    }
  }
}

export default function sliders(component) {
  data = component.data;
  send = component.setTriggerValue;
  writeAll();
  watcher?.disconnect();
  watcher = new MutationObserver(look);
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });
  for (const [type, react] of Object.entries(HEARD)) document.addEventListener(type, react, { capture: true });
  return () => {
    watcher?.disconnect();
    clearTimeout(agreeing);
    for (const [type, react] of Object.entries(HEARD)) document.removeEventListener(type, react, { capture: true });
  };
}
