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
