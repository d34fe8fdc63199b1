// A list narrows in place: what htmx swaps keeps its open folds and the words being typed, the
// number found is announced, and dragging over the chart fills in the range of dates.
const byId = (id) => document.getElementById(id);
const on = (kind, act) => document.addEventListener(kind, act, true);
const FIELDS = "#filters input:not([type=checkbox], [type=radio], [type=hidden])";
let folds = [], unsent = [], sent = {}, asked, panel, svg, start, first, last, dragged;

on("htmx:configRequest", ({ detail }) => (sent = Object.fromEntries(detail.formData)));

on("htmx:beforeSwap", () => {
  folds = [...document.querySelectorAll("#browse details[id][open]")];
  panel = byId("show-filters")?.checked;
  unsent = [...document.querySelectorAll(FIELDS)].filter((f) => f.value != (sent[f.name] ?? ""));
});

on("htmx:afterSettle", () => {
  for (const { id } of folds) if (byId(id)) byId(id).open = true;
  if (panel) byId("show-filters").checked = panel;
  for (const { id, value } of unsent) if (byId(id)) byId(id).value = value;
  // What was written meanwhile is asked for next, unless it is still being written: until Enter.
  if (unsent.length && (asked || !document.activeElement.matches(FIELDS)))
    byId(unsent[0].id)?.dispatchEvent(new Event("change", { bubbles: true }));
  unsent = [];
  asked = false;
  byId("said").textContent = byId("found").textContent;
  if (document.activeElement == document.body) byId("found").focus({ preventScroll: true });
});

on("input", () => (asked = false));
on("submit", () => (asked = true));

const chart = ({ target }) => target.closest?.("svg[data-from]");
const dates = (side) => svg.dataset[side].split(" ");
const percent = (bars) => `${(bars / dates("from").length) * 100}%`;
const at = ({ clientX }) => {
  const { left, width } = svg.getBoundingClientRect();
  const bars = dates("from").length;
  return Math.min(bars - 1, Math.max(0, Math.floor(((clientX - left) / width) * bars)));
};

on("pointerdown", (event) => {
  dragged = false;
  svg = event.button == 0 && byId("from") && chart(event);
  if (svg) start = at(event);
});
on("pointermove", (event) => {
  if (!svg) return;
  [first, last] = [start, at(event)].sort((a, b) => a - b);
  dragged ||= first < last;
  if (!dragged) return;
  const shade = svg.querySelector(".win");
  shade.setAttribute("x", percent(first));
  shade.setAttribute("width", percent(last - first + 1));
});
on("pointerup", () => {
  if (svg && dragged) {
    byId("from").value = dates("from")[first];
    byId("to").value = dates("to")[last];
    byId("to").dispatchEvent(new Event("change", { bubbles: true }));
  }
  svg = null;
});
on("dragstart", (event) => chart(event) && event.preventDefault());
on("click", (event) => dragged && chart(event) && event.preventDefault());

// Suggestions come with the first look at the search box: the list has files enough to fetch.
byId("q")?.addEventListener("focus", () => import("./suggest.js"), { once: true });
