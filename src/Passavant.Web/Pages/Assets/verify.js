// Reads the picture on a document with the camera, on this device, and sends the text it holds to be checked.
const camera = document.getElementById("camera");
const form = document.querySelector("form[enctype]");
const [video, start, stop, looking, fault] = ["video", "[data-start]", "[data-stop]", "[data-looking]", "[data-fault]"].map((one) => camera.querySelector(one));
let stream;

const show = (running) => {
  for (const one of [video, stop, looking]) one.hidden = !running;
  start.hidden = running;
};

const end = () => {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  show(false);
};

const load = (address) => new Promise((done, failed) => {
  const script = document.createElement("script");
  Object.assign(script, { src: address, onload: done, onerror: failed });
  document.head.append(script);
});

// The browser's own reader where it has one; else one that is loaded now.
const reader = async () => {
  if (window.BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(video))[0]?.rawValue;
  }
  await load(camera.dataset.reader);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    const scale = Math.min(1, 1000 / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(image.data, image.width, image.height)?.data;
  };
};

if (navigator.mediaDevices?.getUserMedia) camera.hidden = false;

start.addEventListener("click", async () => {
  fault.hidden = true;
  try {
    const read = await reader();
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    show(true);
    stop.focus();
    await video.play();
    while (stream) {
      const text = video.videoWidth > 0 ? await read() : undefined;
      if (text) {
        end();
        form.elements.text.value = text;
        form.requestSubmit();
        return;
      }
      await new Promise((next) => setTimeout(next, 150));
    }
  } catch {
    end();
    fault.hidden = false;
  }
});

stop.addEventListener("click", () => {
  end();
  start.focus();
});
