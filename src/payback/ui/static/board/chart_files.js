// A chart to take away: its figures as CSV, itself as SVG or PNG. All of it is written in the browser.

/**
 * The points of a chart.
 * @typedef {object} Points
 * @property {string[]} heads of the columns, with their units
 * @property {string[][]} rows in words
 * @property {(number | string | null)[][]} values figures and days of the same cells; null where a cell is a text
 */

/** @typedef {"csv" | "svg" | "png"} Kind */

const LINE = "\r\n";
const JOINER = "\u2060"; // holds an amount together where lines break, which they do not in a cell
const MARK = "\uFEFF"; // has a spreadsheet read accents
const FORMULA = /^[=+\-@\t\r]/u; // what a spreadsheet takes a cell that begins so for
const FORBIDDEN = /[\\/:*?"<>|\p{C}\s]+/gu; // of what no file's name may hold
const LONGEST = 80; // letters of a part of a file's name

const WIDTH = 960; // pixels of a picture
const SHARPNESS = 2; // pixels of a PNG for each of them
const [TITLE, NOTE] = [{ letters: 92, height: 23 }, { letters: 130, height: 18 }]; // a line above the picture
const FONT = "sans-serif"; // a picture has no font of the page, in which its words would be measured
const EDGE = 28; // pixels around these lines, and for the last word of an axis

/**
 * The figures as a spreadsheet of the reader's language reads them: with a decimal comma, semicolons part the cells.
 * @param {Points} points
 * @param {string} decimal
 */
export function csv({ heads, rows, values }, decimal) {
  const between = decimal === "," ? ";" : ",";
  /** @param {string} text */
  const quoted = (text) => (/["\r\n]/u.test(text) || text.includes(between) ? `"${text.replaceAll('"', '""')}"` : text);
  /** @param {string} text */
  const harmless = (text) => {
    const seen = text.replaceAll(JOINER, "");
    return quoted(FORMULA.test(seen) ? `'${seen}` : seen);
  };
  const cells = rows.map((row, y) =>
    row.map((text, x) => {
      const value = values[y]?.[x] ?? null;
      return typeof value === "number" ? quoted(String(value).replace(".", decimal)) : harmless(value ?? text);
    }),
  );
  return MARK + [heads.map((text) => harmless(text)), ...cells].map((row) => row.join(between) + LINE).join("");
}

/**
 * A file's name: whose figures, and what they show.
 * @param {string} company
 * @param {string} title
 * @param {Kind} kind
 */
export function fileName(company, title, kind) {
  const parts = [company || "Payback", title].map((text) => text.replaceAll(FORBIDDEN, " ").slice(0, LONGEST).trim());
  return `${parts.join(" - ").replace(/[. ]+$/u, "")}.${kind}`;
}

/**
 * A text in lines of so many letters.
 * @param {string} text
 * @param {number} most
 */
export function lines(text, most) {
  /** @type {string[]} */
  const all = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < most) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all;
}

/** @param {string} text a text, where Plotly reads tags */
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * A figure with its sentences above it, in the light theme and at the width of a picture.
 * @param {{figure: any, height: number, title: string, note: string}} chart as Python sends it
 */
export function picture({ figure, height, title, note }) {
  const [above, below] = [lines(title, TITLE.letters), lines(note, NOTE.letters)];
  const room = EDGE + above.length * TITLE.height + below.length * NOTE.height;
  const { layout } = figure;
  const text = [...above.map((line) => `<b>${plain(line)}</b>`), ...below.map((line) => `<span style="font-size:13px">${plain(line)}</span>`)];
  const usual = { ...layout.template?.layout?.margin, ...layout.margin };
  const margin = { ...usual, t: (usual.t ?? 0) + room, r: (usual.r ?? 0) + EDGE };
  const colour = layout.template?.layout?.annotationdefaults?.font?.color;
  const place = { x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { t: EDGE, l: EDGE / 2 } };
  const look = { paper_bgcolor: "white", font: { ...layout.font, family: FONT }, width: WIDTH, height: height + room, margin };
  return { data: figure.data, layout: { ...layout, ...look, title: { text: text.join("<br>"), font: { size: 17, color: colour }, ...place } } };
}

/**
 * Has the browser keep a content as a file.
 * @param {Blob} content
 * @param {string} name
 */
function keep(content, name) {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

const TYPES = { csv: "text/csv", svg: "image/svg+xml", png: "image/png" };

/**
 * Writes a chart into a file.
 * @param {Kind} kind
 * @param {any} data the chart as Python sends it
 * @param {{toImage: (figure: any, options: any) => Promise<string>}} Plotly
 * @param {any} config of the figure
 */
export async function take(kind, data, Plotly, config) {
  const strip = /** @type {HTMLElement | null} */ (document.querySelector("[data-company]"));
  const name = fileName(strip?.dataset["company"] ?? "", data.title, kind);
  if (kind === "csv") return keep(new Blob([csv(data.table, data.locale.format.decimal)], { type: TYPES.csv }), name);
  const figure = { ...picture(structuredClone(data)), config };
  const { width, height } = figure.layout;
  const options = { format: kind, width, height, scale: kind === "png" ? SHARPNESS : 1, imageDataOnly: true };
  const image = await Plotly.toImage(figure, options);
  const content = kind === "svg" ? image : Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0));
  return keep(new Blob([content], { type: TYPES[kind] }), name);
}
