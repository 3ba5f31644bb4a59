// Asks Python for the tables with which the curve moves, when those of the page are missing: of the headline sliders when
// another slider has moved, and of any other slider beforehand, when a hand comes near it, so that the curve can move
// with it from the first pointer move on.

const REST = 60; // milliseconds that a pointer must stay on a slider before its table is fetched

function nameOf(target) {
  const slider = target instanceof Element && target.closest(".stSlider");
  return slider ? /st-key-(\w+)/.exec(slider.closest('[class*="st-key-"]')?.className)?.[1] : undefined;
}

let component; // of the latest run
let hand = ""; // the slider that a hand is near, but for the headline
let asked = ""; // what was asked for last
let timer;

/** What the curve needs and does not have: a text that tells it from anything else, or nothing. */
function missing() {
  const page = document.querySelector('[data-testid="payback-curve"]')?.dataset ?? {};
  const { plan, tables, name } = component.data;
  const there = hand ? name === hand && plan === page.pbPlan : tables === page.pbTables;
  return page.pbPlan && !there ? `${hand} ${page.pbPlan}` : "";
}

function ask() {
  asked = missing();
  if (asked) component.setTriggerValue("name", hand || "headline");
}

/** A hand moves on: to a slider, or away from all. */
function follow(event) {
  clearTimeout(timer);
  const name = nameOf(event.target) ?? "";
  hand = component.data.known.includes(name) ? "" : name;
  if (event.type === "pointerover") timer = setTimeout(ask, REST);
  else ask();
}

/** The curve shows another plan, or tables have come: asks for what is missing, once. */
function look() {
  if (missing() !== asked) ask();
}

const HEARD = { pointerover: follow, pointerdown: follow, focusin: follow, "payback:plan": look };
const FIRST = { capture: true }; // a slider keeps what a hand does to it from whoever listens behind it
let listening = false;

export default function near(latest) {
  component = latest;
  document.dispatchEvent(new CustomEvent("payback:near", { detail: latest.data }));
  if (!listening) for (const [type, react] of Object.entries(HEARD)) document.addEventListener(type, react, FIRST);
  listening = true;
  look();
  return () => {
    clearTimeout(timer);
    for (const [type, react] of Object.entries(HEARD)) document.removeEventListener(type, react, FIRST);
    listening = false;
  };
}
