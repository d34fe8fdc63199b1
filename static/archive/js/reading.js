// The counterpart of a mark lights up in the facing text; what is switched off stays so.
const light = ({ target }) => {
  document.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
  const mark = target.closest?.("[data-k]");
  const row = mark?.closest(".pair, .titles");
  for (const key of row ? mark.dataset.k.split(" ") : [])
    row.querySelectorAll(`[data-k~="${key}"]`).forEach((other) => other.classList.add("lit"));
};

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, light);

document.querySelector(".legend")?.addEventListener("change", ({ currentTarget }) => {
  const off = [...currentTarget.querySelectorAll("[id^=show-]:not(:checked)")];
  document.cookie = `marks_off=${off.map((box) => box.id.slice(5)).join(".")};path=/;max-age=31536000;samesite=lax`;
});
