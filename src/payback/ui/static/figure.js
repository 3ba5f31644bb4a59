// @ts-nocheck: typed with the other scripts of the pages, not yet
// Draws one Plotly figure and from then on updates it in place: zoom survives, nothing is mounted twice.
// Python sends the figure in light colours; the dark counterpart of each comes along (`dark`).

import { take } from "./board/chart_files.js";
import { plan } from "./board/plan_on_screen.js";
import { press } from "./board/press.js";

const NARROW = 520; // pixels of width below which a figure is drawn for a phone
const FILES = ["csv", "svg", "png"];
const kept = new WeakMap(); // what was built for an element: {plot, data, table...}
let loading;

// Paper is narrower than the screen that a figure was drawn for: with a view box it shrinks as a whole instead of being cut,
// and its table stands below it.
const figures = () => [...document.querySelectorAll(".pb-figure")].filter((root) => kept.has(root));
addEventListener("beforeprint", () => {
  for (const root of figures()) {
    const part = kept.get(root);
    if (part.wanted && part.watch) drawDue(root, part);
    part.closed = !part.details.open;
    part.details.open = true;
    if (part.table) fillTable(part);
    for (const box of part.plot.querySelectorAll(".svg-container")) box.style.aspectRatio = `${box.clientWidth} / ${box.clientHeight}`;
    for (const svg of drawings(part)) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
  }
});
addEventListener("afterprint", () => {
  for (const root of figures()) {
    const part = kept.get(root);
    part.details.open = !part.closed;
    for (const box of part.plot.querySelectorAll(".svg-container")) box.style.aspectRatio = "";
    for (const svg of drawings(part)) svg.removeAttribute("viewBox");
  }
});
const drawings = (part) => part.plot.querySelectorAll(".main-svg");

/** Plotly, loaded once from our own address. */
function plotly(url) {
  loading ??= new Promise((done, failed) => {
    if (window.Plotly) return done(window.Plotly);
    const named = [...document.scripts].find((script) => script.src === url); // by the page, to have it early
    const script = named ?? Object.assign(document.createElement("script"), { src: url });
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", () => failed(new Error("plotly")));
    if (!named) document.head.appendChild(script);
  });
  return loading;
}

/** Whether the reader's theme is dark, by the background that Streamlit announces. */
function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const [, r, g, b] = /^#(..)(..)(..)/.exec(colour) ?? [, "ff", "ff", "ff"];
  return parseInt(r, 16) * 0.3 + parseInt(g, 16) * 0.6 + parseInt(b, 16) * 0.1 < 110;
}

/** The figure in the reader's theme. */
function themed(figure, dark) {
  if (!dark) return structuredClone(figure);
  const text = JSON.stringify(figure);
  const any = new RegExp(Object.keys(dark).map((c) => c.replace(/[()]/g, "\\$&")).join("|"), "g");
  return JSON.parse(text.replace(any, (colour) => dark[colour]));
}

/** Puts values into a figure by dotted name: `{"layout.xaxis.dtick": 12, "data.0.x": [1, 2]}`. */
function put(figure, values) {
  for (const [path, value] of Object.entries(values)) {
    const names = path.split(".");
    const last = names.pop();
    let place = figure;
    for (const name of names) place = place[name] ??= {};
    place[last] = value;
  }
}

/** Builds title, figure and table once for an element; later calls give the same parts back. */
function parts(root) {
  if (!kept.has(root)) {
    root.classList.add("pb-figure");
    root.innerHTML =
      '<figcaption><span class="pb-title"></span><span class="pb-note"></span></figcaption>' +
      '<div class="pb-plot" role="img"></div>' +
      '<details class="pb-points"><summary></summary><p class="pb-take"></p><div class="pb-scroll" tabindex="0"></div></details>';
    const find = (selector) => root.querySelector(selector);
    const part = {
      title: find(".pb-title"),
      note: find(".pb-note"),
      plot: find(".pb-plot"),
      details: find("details"),
      summary: find("summary"),
      scroll: find(".pb-scroll"),
      files: FILES.map((kind) => made("button", { type: "button", "data-file": kind })),
      width: 0,
    };
    find(".pb-take").append(...part.files);
    for (const button of part.files) button.onclick = () => take(button.dataset.file, part.wanted, window.Plotly, settings(part.wanted));
    part.details.ontoggle = () => part.details.open && fillTable(part);
    part.resizing = new ResizeObserver(() => {
      const width = Math.round(root.clientWidth);
      if (width && width !== part.width && part.redraw) part.redraw();
    });
    part.resizing.observe(root);
    // The reader's theme shows in a colour that the stylesheet lets fade: nothing else tells of every change.
    root.addEventListener("transitionend", (event) => event.target === root && part.redraw?.());
    kept.set(root, part);
  }
  return kept.get(root);
}

/** An element with attributes, holding a text or other elements. */
function made(tag, attributes, ...inner) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inner);
  return element;
}

/** The points in words, written only when somebody asks; the same markup as the tables of the pages have. */
function fillTable(part) {
  const { columns, rows } = part.table;
  const cell = (text, k) =>
    k ? made("td", { role: "cell", "data-label": columns[k] }, text) : made("th", { role: "rowheader", scope: "row" }, text);
  const heads = columns.map((name) => made("th", { role: "columnheader", scope: "col" }, name));
  const body = rows.map((cells) => made("tr", { role: "row" }, ...cells.map(cell)));
  const parts = [
    made("thead", { role: "rowgroup" }, made("tr", { role: "row" }, ...heads)),
    made("tbody", { role: "rowgroup" }, ...body),
  ];
  part.scroll.replaceChildren(made("table", { role: "table" }, ...parts));
}

const isNarrow = (root) => root.clientWidth < NARROW;

/** Height of the figure in the element's width. */
const heightIn = (root, { height, narrow }) => (isNarrow(root) && narrow["layout.height"]) || height;

/** The figure for the element's width, the reader's theme and font; with what differs on a phone, where it is that narrow. */
function fitted(root, data) {
  const { figure, narrow } = themed({ figure: data.figure, narrow: data.narrow }, isDark(root) && data.dark);
  const { layout } = figure;
  if (isNarrow(root)) put(figure, narrow);
  layout.width = Math.round(root.clientWidth);
  layout.height = heightIn(root, data);
  const font = getComputedStyle(root).getPropertyValue("--st-font").trim() || "sans-serif";
  layout.font = { ...layout.font, family: font };
  layout.dragmode = matchMedia("(pointer: coarse)").matches ? false : "zoom";
  return figure;
}

function settings(data) {
  return { displayModeBar: false, responsive: false, locale: data.locale.name, doubleClick: "reset", scrollZoom: false };
}

/** Everything around the plot: sentence, words for a screen reader, table. */
function describe(root, part, data) {
  const write = (element, text) => element.textContent !== text && (element.textContent = text);
  write(part.title, data.title);
  write(part.note, data.note);
  write(part.summary, data.words.table);
  for (const button of part.files) {
    write(button, data.words[button.dataset.file]);
    button.setAttribute("aria-label", `${data.words[button.dataset.file]}: ${data.title}`);
  }
  part.plot.setAttribute("aria-label", data.alt);
  part.plot.style.height = `${heightIn(root, data)}px`;
  part.table = data.table;
  if (part.details.open) fillTable(part);
}

/** Shows a figure and what stands around it; one that is there already only says that it is of this plan as well. */
export function paint(root, part, data) {
  describe(root, part, data);
  if (data.plan) root.dataset.plan = data.plan;
  else delete root.dataset.plan;
  const { figure, narrow, height, locale } = data;
  const told = JSON.stringify([figure, narrow, height, locale.name, isDark(root)]);
  if (part.told === told) return;
  part.told = told;
  window.Plotly.register(locale);
  part.redraw = () => {
    part.width = Math.round(root.clientWidth);
    if (!part.width) return;
    const now = fitted(root, data);
    part.plot.style.height = `${now.layout.height}px`;
    window.Plotly.react(part.plot, now.data, now.layout, settings(data));
    if (!part.choosing) choose(part);
  };
  part.redraw();
}

/** A bar that stands for an assumption says which when it is pressed; the controls above the page hear it (headline.js). */
function choose(part) {
  part.choosing = true;
  part.plot.on("plotly_click", ({ points: [point] }) => {
    const name = point?.data.meta?.[point.pointNumber];
    if (name) document.dispatchEvent(new CustomEvent("pb-assumption", { detail: name }));
  });
}

/** The parts of an element, when Plotly is there to draw; what stands around the first figure is there at once. */
export async function prepare(root, data) {
  const part = parts(root);
  if (!part.wanted) describe(root, part, data);
  part.wanted = data;
  await plotly(new URL(data.plotly, document.baseURI).href);
  return part;
}

const LATER = 1000; // milliseconds after which a figure that nobody sees is drawn

/** Draws what is due. */
function drawDue(root, part) {
  clearTimeout(part.later);
  if (part.wanted === part.drawn || !root.isConnected) return;
  part.drawn = part.wanted;
  paint(root, part, part.wanted);
  root.toggleAttribute("data-pb-before", false);
  root.dataset.state = "settled";
}

/** A figure in view is drawn at once; one out of view when it comes into view, or when there is time: no hand waits for it. */
function draw(root, part) {
  part.watch ??= new IntersectionObserver((all) => {
    part.inView = all.at(-1).isIntersecting;
    if (part.inView) drawDue(root, part);
  });
  part.watch.observe(part.plot);
  if (part.inView) return drawDue(root, part);
  root.toggleAttribute("data-pb-before", true);
  clearTimeout(part.later);
  part.later = setTimeout(() => (plan.isMoving || press.isDown ? draw(root, part) : drawDue(root, part)), LATER);
}

export default function figure({ data, parentElement }) {
  const root = parentElement.querySelector("figure");
  prepare(root, data).then((part) => {
    if (part.wanted === data && root.isConnected) draw(root, part); // no later one has come in the meantime
  });
  return () => {
    const part = kept.get(root);
    part?.resizing.disconnect();
    part?.watch?.disconnect();
    clearTimeout(part?.later);
    window.Plotly?.purge(root.querySelector(".pb-plot"));
    kept.delete(root);
  };
}
