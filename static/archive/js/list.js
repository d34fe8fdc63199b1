// A list narrows in place: what htmx swaps keeps its open folds and the words being typed, the
// number found is announced, and dragging over the chart fills in the range of dates.
const said = document.getElementById("said");
const folds = new Map();
let typed;

const keep = () => {
  document.querySelectorAll("#browse details[id]").forEach((fold) => folds.set(fold.id, fold.open));
  folds.panel = document.getElementById("show-filters")?.checked;
  const field = document.activeElement;
  typed = field?.matches("#filters input:not([type=checkbox], [type=radio])") ? { id: field.id, value: field.value } : null;
};

const restore = () => {
  folds.forEach((open, id) => {
    const fold = document.getElementById(id);
    if (fold) fold.open = open || fold.open;
  });
  const panel = document.getElementById("show-filters");
  if (panel) panel.checked = folds.panel;
  const field = typed && document.getElementById(typed.id);
  if (field) field.value = typed.value;
  said.textContent = document.getElementById("found").textContent;
  if (document.activeElement === document.body) document.getElementById("found").focus({ preventScroll: true });
};

document.addEventListener("htmx:beforeSwap", keep);
document.addEventListener("htmx:afterSettle", restore);

// Dragging.
let start = null;
let dragged = false;
const chart = (event) => event.target.closest?.("svg[data-from]");
const bar = (svg, event) => {
  const box = svg.getBoundingClientRect();
  const bars = svg.dataset.from.split(" ").length;
  return Math.min(bars - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars)));
};
const window_ = (svg, first, last) => {
  const bars = svg.dataset.from.split(" ").length;
  const shade = svg.querySelector(".win");
  shade.setAttribute("x", `${(first / bars) * 100}%`);
  shade.setAttribute("width", `${((last - first + 1) / bars) * 100}%`);
};

document.addEventListener("pointerdown", (event) => {
  const svg = chart(event);
  dragged = false;
  start = svg && event.button === 0 && document.getElementById("from") ? { svg, at: bar(svg, event) } : null;
});
document.addEventListener("dragstart", (event) => chart(event) && event.preventDefault());
document.addEventListener("pointermove", (event) => {
  if (!start) return;
  const at = bar(start.svg, event);
  dragged ||= at !== start.at;
  if (dragged) window_(start.svg, Math.min(at, start.at), Math.max(at, start.at));
});
document.addEventListener("pointerup", (event) => {
  if (!start || !dragged) return void (start = null);
  const [first, last] = [start.at, bar(start.svg, event)].sort((a, b) => a - b);
  const from = document.getElementById("from");
  from.value = start.svg.dataset.from.split(" ")[first];
  document.getElementById("to").value = start.svg.dataset.to.split(" ")[last];
  from.dispatchEvent(new Event("change", { bubbles: true }));
  start = null;
});
document.addEventListener("click", (event) => dragged && chart(event) && event.preventDefault(), true);

// Suggestions come with the first look at the search box: the list has files enough to fetch.
document.getElementById("q")?.addEventListener("focus", () => import("./suggest.js"), { once: true });

// So do the buttons that copy a citation.
const cite = ({ target }) => target.closest?.(".cite") && import("./copy.js");
for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, cite);
