// Asks Python beforehand for the table of a slider that a hand comes near, so that the curve can move with it from the
// first pointer move on; that of the three headline sliders is always there.

const REST = 60; // milliseconds that a pointer must stay on a slider before its table is fetched

function nameOf(target) {
  const slider = target instanceof Element && target.closest(".stSlider");
  return slider ? /st-key-(\w+)/.exec(slider.closest('[class*="st-key-"]')?.className)?.[1] : undefined;
}

let component; // of the latest run
let timer;

function fetch(event) {
  clearTimeout(timer);
  const name = nameOf(event.target);
  if (!name || name === component.data.name || component.data.known.includes(name)) return;
  const ask = () => component.setStateValue("name", name);
  if (event.type === "pointerover") timer = setTimeout(ask, REST);
  else ask();
}

const HEARD = ["pointerover", "pointerdown", "focusin"];
const FIRST = { capture: true }; // a slider keeps what a hand does to it from whoever listens behind it
let listening = false;

export default function near(latest) {
  component = latest;
  document.dispatchEvent(new CustomEvent("payback:near", { detail: latest.data }));
  if (!listening) for (const type of HEARD) document.addEventListener(type, fetch, FIRST);
  listening = true;
  return () => {
    clearTimeout(timer);
    for (const type of HEARD) document.removeEventListener(type, fetch, FIRST);
    listening = false;
  };
}
