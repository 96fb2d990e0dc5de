// Draws the charts of the single-file edition when they come near, and all of a lesson before it is printed.

const charts = [...document.querySelectorAll(".chart")];

function draw(chart, size) {
  chart.dataset.drawn = "yes";
  const { data, layout, config } = JSON.parse(chart.nextElementSibling.textContent);
  Plotly.react(chart, data, { ...layout, ...size }, { ...config, responsive: true }).then(() => {
    const drawing = chart.querySelector("svg.main-svg");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", chart.dataset.name);
  });
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting && !target.dataset.drawn) draw(target);
}, { rootMargin: "600px" });
charts.forEach((chart) => near.observe(chart));

// On paper every chart has the least width at which its labels keep clear of one another; the style sheet makes it fit.
const PAPER = 800;
function forPaper() {
  charts.filter((chart) => chart.offsetParent).forEach((chart) => draw(chart, { width: PAPER, autosize: false }));
}
function forScreen() {
  charts.filter((chart) => chart.dataset.drawn).forEach((chart) => draw(chart));
  document.body.classList.remove("one");
  document.querySelectorAll(".lesson.chosen").forEach((lesson) => lesson.classList.remove("chosen"));
}
window.addEventListener("beforeprint", forPaper);
window.addEventListener("afterprint", forScreen);

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => {
  document.body.classList.add("one");
  document.getElementById(button.dataset.print).classList.add("chosen");
  window.print();
}));
