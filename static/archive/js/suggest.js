// Suggestions under the search box: a combobox over what /suggest/ answers.
const box = document.getElementById("q");
const list = document.getElementById("suggestions");
let waiting, at, asked;

const move = (to) => {
  at = to;
  [...list.children].forEach((option, place) => option.ariaSelected = place == to);
  const chosen = list.children[to];
  box.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
  chosen?.scrollIntoView({ block: "nearest" });
};

const show = (open) => {
  list.hidden = !open;
  box.ariaExpanded = open;
  move(-1);
};

const ask = async () => {
  const typed = box.value.trim();
  if (typed == asked) return;
  asked = typed;
  const answer = await fetch(`${list.dataset.from}?q=${encodeURIComponent(typed)}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || typed != box.value.trim()) return;
  list.innerHTML = (await answer.text()).trim();
  show(list.children.length > 0);
};

const go = (option) => location = option.dataset.href;

if (list) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  box.addEventListener("keydown", (event) => {
    const many = list.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && many) {
      if (list.hidden) show(true);
      move((at + step + many + 2) % (many + 1) - 1);
    } else if (list.hidden) return;
    else if (event.key == "Enter" && at >= 0) go(list.children[at]);
    else if (event.key == "Escape") show(false);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the box keeps the focus
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

// A button that copies a citation, where the browser lets a page write to the clipboard.
for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  const say = (words) => button.textContent = words;
  button.className = "btn copy";
  button.ariaLive = "polite";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    say(text.dataset.copied);
    setTimeout(say, 2000, text.dataset.copy);
  });
  say(text.dataset.copy);
  text.after(button);
}
