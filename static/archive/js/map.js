// Leaflet takes over the map that the server drew, with its ground, marks and names. After a move
// the page of that part is fetched, and its marks and table take the place of the old ones.
const byId = (id) => document.getElementById(id);
const box = (text) => {
  const [west, south, east, north] = text.split(",");
  return [[south, west], [north, east]];
};
let map, ground, base, timer;
let marks = {};

const light = (key, on) =>
  [marks[key]?.getElement(), ...document.querySelectorAll(`[data-mark="${key}"]`)].forEach((lit) => lit?.classList.toggle("lit", on));

const pin = (svg, link) => {
  const html = svg.cloneNode();
  const [x, y] = ["x", "y"].map((side) => `[${side}="${link.firstElementChild.getAttribute(side)}"]`);
  for (const part of svg.querySelectorAll(x + y)) {
    html.append(part.cloneNode(true));
    for (const side of ["x", "y"]) html.lastChild.setAttribute(side, "50%");
  }
  html.removeAttribute("class");
  return html;
};

const select = ({ href }) => {
  const row = byId(href.baseVal.slice(1));
  if (!row) return map.fitBounds(box(new URLSearchParams(href.baseVal).get("bbox")));
  row.scrollIntoView({ block: "nearest" });
  row.querySelector("a").focus({ preventScroll: true });
};

const draw = (holder) => {
  const place = map.getContainer();
  const held = place.contains(document.activeElement);
  ground?.remove();
  Object.values(marks).forEach((mark) => mark.remove());
  marks = {};
  const svg = holder.querySelector("svg.map");
  svg.querySelectorAll(".mark").forEach((link) => {
    const size = 2 * link.dataset.r;
    const icon = L.divIcon({ html: pin(svg, link), className: link.className.baseVal, iconSize: [size, size] });
    const mark = L.marker(link.dataset.at.split(","), { icon }).addTo(map);
    mark.getElement().setAttribute("aria-label", link.ariaLabel);
    mark.on("click", () => select(link));
    mark.on("keypress", ({ originalEvent }) => originalEvent.key == "Enter" && select(link));
    mark.on("mouseover mouseout", ({ type }) => light(link.id, type == "mouseover"));
    marks[link.id] = mark;
  });
  const picture = svg.cloneNode(true);
  picture.querySelectorAll(".mark, .own, .scale").forEach((part) => part.remove());
  picture.removeAttribute("class");
  ground = L.svgOverlay(picture, box(holder.dataset.box)).addTo(map);
  if (held && !place.contains(document.activeElement)) place.focus({ preventScroll: true });
};

const refresh = async (holder) => {
  const url = new URL(location);
  url.searchParams.set("bbox", map.getBounds().toBBoxString().replace(/(\.\d{3})\d+/g, "$1"));
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.getElementById("map");
  if (!there || !holder.isConnected) return;
  history.replaceState(history.state, "", answer.url.replaceAll("%2C", ","));
  for (const field of document.getElementsByName("bbox")) field.value = url.searchParams.get("bbox");
  for (const id of ["on-map", "parts"]) byId(id).replaceWith(page.getElementById(id));
  draw(there);
};

const start = () => {
  const holder = byId("map");
  if (!holder || holder.matches(".live")) return;
  const { box: bounds, label, tiles, credit, ...titles } = holder.dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const place = document.createElement("div");
  place.className = "map";
  place.role = "region";
  place.ariaLabel = label;
  holder.prepend(place);
  holder.classList.add("live");
  map?.remove();
  marks = {};
  ground = base = null;
  // One finger and the wheel scroll the page; two fingers, or the wheel on a map in focus, the map.
  map = L.map(place, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, dragging: !L.Browser.mobile, zoomSnap: 0, minZoom: 2, maxZoom: 15, inertia: !still, zoomAnimation: !still });
  map.fitBounds(box(bounds), { animate: false });
  if (tiles) L.tileLayer(tiles).addTo(map);
  L.control.zoom({ position: "topright", ...titles }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(credit).addTo(map);
  draw(holder);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  place.addEventListener("wheel", ({ ctrlKey }) => ctrlKey && map.scrollWheelZoom.enable(), true);
  map.on("movestart", () => {
    const style = ({ properties }) => ({ className: properties.kind });
    base ||= titles.base.split(" ").map(async (file) => L.geoJSON(await (await fetch(file)).json(), { interactive: false, style }).addTo(map));
  });
  map.on("moveend", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 200, holder);
  });
};

for (const kind of ["pointerover", "pointerout", "focusin", "focusout"])
  document.addEventListener(kind, ({ target, type }) => {
    const row = target.closest?.("[data-mark]");
    if (row) light(row.dataset.mark, /over|in$/.test(type));
  });
document.addEventListener("click", (event) => {
  const mark = marks[event.target.closest?.("a.to")?.hash.slice(1)];
  if (!mark) return;
  event.preventDefault();
  mark.getElement().focus();
});
document.addEventListener("htmx:afterSettle", start);
start();
