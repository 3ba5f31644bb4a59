// Asks Python beforehand for what a hand will need: the table of a slider that it comes near, so that the curve can move
// with it from the first pointer move on (that of the three headline sliders is always there); and the answer for where
// it holds a slider still, so that it is there when the hand lets go.

const REST = 60; // milliseconds that a pointer must stay on a slider before its table is fetched
const STILL = 60; // milliseconds that a held slider must rest before its answer is asked for

function nameOf(target) {
  const slider = target instanceof Element && target.closest(".stSlider");
  return slider ? /st-key-(\w+)/.exec(slider.closest('[class*="st-key-"]')?.className)?.[1] : undefined;
}

let component; // of the latest run
let timer;
let still;
let held = false;
let last; // where the held slider stands: its name and value

function fetch(event) {
  held ||= event.type === "pointerdown";
  clearTimeout(timer);
  const name = nameOf(event.target);
  if (!name || name === component.data.name || component.data.known.includes(name)) return;
  const ask = () => component.setStateValue("name", name);
  if (event.type === "pointerover") timer = setTimeout(ask, REST);
  else ask();
}

function letGo() {
  held = false;
  last = undefined;
  clearTimeout(still);
}

function follow({ detail }) {
  const [[name, value]] = Object.entries(detail);
  if (!held || (last?.name === name && last.value === value)) return;
  last = { name, value };
  clearTimeout(still);
  still = setTimeout(() => component.setStateValue("held", { ...last, plan: component.data.plan }), STILL);
}

const HEARD = {
  pointerover: fetch, pointerdown: fetch, focusin: fetch, pointerup: letGo, pointercancel: letGo, "payback:slide": follow,
};
const FIRST = { capture: true }; // a slider keeps what a hand does to it from whoever listens behind it
let listening = false;

export default function near(latest) {
  component = latest;
  document.dispatchEvent(new CustomEvent("payback:near", { detail: latest.data }));
  if (!listening) for (const [type, react] of Object.entries(HEARD)) document.addEventListener(type, react, FIRST);
  listening = true;
  return () => {
    clearTimeout(timer);
    clearTimeout(still);
    for (const [type, react] of Object.entries(HEARD)) document.removeEventListener(type, react, FIRST);
    listening = false;
  };
}
