// Suggestions under the search box: a combobox over what /suggest/ answers.
const box = document.querySelector(".find [name=q]");
const list = document.getElementById("suggestions");
let waiting, at, asked;
const options = () => [...list.children];

function move(to) {
  at = to;
  options().forEach((option, place) => option.setAttribute("aria-selected", place === to));
  const chosen = list.children[to];
  box.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
  chosen?.scrollIntoView({ block: "nearest" });
}

function show(open) {
  list.hidden = !open;
  box.setAttribute("aria-expanded", open);
  move(-1);
}

async function ask() {
  const typed = box.value.trim();
  if (typed === asked) return;
  asked = typed;
  const address = `${list.dataset.from}?q=${encodeURIComponent(typed)}`;
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok || typed !== box.value.trim()) return;
  list.innerHTML = (await answer.text()).trim();
  show(list.children.length > 0);
}

const go = (option) => { location = option.dataset.href; };

if (box && list) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && last >= 0) {
      event.preventDefault();
      const to = at + step;
      if (list.hidden) show(true);
      move(to > last ? -1 : to < -1 ? last : to);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      go(list.children[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    }
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
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn copy" });
  const say = (words) => { button.textContent = words; };
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    say(text.dataset.copied);
    setTimeout(() => say(text.dataset.copy), 2000);
  });
  say(text.dataset.copy);
  text.after(button);
}
