// Fetches the table of a slider when a hand comes near it, so that the curve can move with it from the first pointer
// move on. The three headline sliders need none: theirs is always there.

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

let listening = false;

export default function near(latest) {
  component = latest;
  const { name, table, plan } = latest.data;
  document.dispatchEvent(new CustomEvent("payback:near", { detail: { name, table, plan } }));
  if (!listening) for (const type of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(type, fetch);
  listening = true;
  return () => {
    clearTimeout(timer);
    for (const type of ["pointerover", "pointerdown", "focusin"]) document.removeEventListener(type, fetch);
    listening = false;
  };
}
