// Asks the device for a passkey, where the browser can, and puts what it answers into the form that asked.
const can = window.PublicKeyCredential
  && PublicKeyCredential.parseCreationOptionsFromJSON
  && PublicKeyCredential.parseRequestOptionsFromJSON;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!can) continue;
  form.hidden = false;
  const fault = form.querySelector("[data-passkey-fault]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.hidden = true;
    try {
      let credential;
      if (form.dataset.passkey === "create") {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options));
        credential = await navigator.credentials.create({ publicKey });
      } else {
        const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
        const { options, state } = await answer.json();
        const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
        credential = await navigator.credentials.get({ publicKey });
        form.elements.state.value = state;
      }
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      fault.hidden = false;
    }
  });
}
for (const other of document.querySelectorAll("[data-no-passkeys]")) other.hidden = Boolean(can);
