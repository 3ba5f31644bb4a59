// Keeps what follows the plan for whoever shows it, and says that it has changed: the header's button copies the link, the
// slider of the salary says what it comes to with everything that is paid on top.

export default function following({ data }) {
  document.paybackPlan = data;
  document.dispatchEvent(new CustomEvent("payback:plan"));
}
