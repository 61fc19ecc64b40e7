import type { BrowserWords } from "./browser-words.ts";

export const esBrowser: BrowserWords = {
  code: "es",
  search: {
    label: "Buscar en la documentación",
    placeholder: "Buscar",
    loading: "Cargando el índice de búsqueda…",
    unavailable: "No se pudo cargar el índice de búsqueda.",
    results: (count, shown) =>
      `${count} ${count === 1 ? "resultado" : "resultados"}${shown < count ? `; se muestran los primeros ${shown}` : ""}`,
    noResults: (words) => `No hay resultados para “${words}”.`,
    suggestions: "Por ejemplo:",
    suggested: ["registrar pago", "factura", "webhooks", "recordInvoicePayment"],
    kinds: {
      operation: "Operación",
      event: "Evento",
      type: "Tipo",
      manual: "Manual",
      guide: "Guía",
      ledger: "Decisión",
      field: "Campo",
      report: "Discrepancia",
    },
  },
  copy: { copy: "Copiar", copied: "Copiado", failed: "Seleccione el código y cópielo" },
  form: {
    places: { path: "Ruta", query: "Consulta" },
    body: "Cuerpo de la solicitud",
    headers: "Encabezados",
    send: "Enviar",
    responseBody: "Cuerpo de la respuesta",
    responseHeaders: "Encabezados de la respuesta",
    emptyResponse: "La respuesta no tiene cuerpo.",
    sandboxRules: "Reglas del sandbox en que se basa esta respuesta",
    evidence: {
      S: "consta en la documentación",
      D: "documentado",
      R: "informado por quienes usan la API",
      A: "supuesto",
      U: "desconocido",
    },
  },
  tryIt: {
    title: "Pruébelo",
    needsScript: "Este formulario necesita JavaScript. El comando curl envía la misma solicitud.",
    baseUrl: "URL base del servidor simulado",
    yours: "Sus valores; se guardan solo en su computadora",
    invalidUrl:
      "La URL no es válida. La URL base de un servidor simulado es, por ejemplo, http://127.0.0.1:4010.",
    notLoopback: (hosts) =>
      `Esta página envía solicitudes solo a un servidor simulado en su propia computadora, por http (${hosts}). No se envió nada.`,
    noResponse: (origin) => `No hubo respuesta de ${origin}. Inicie un servidor simulado:`,
    startMock: "npx @crm-invoices/mock",
    browserBlocks:
      "Si ya se está ejecutando, es posible que el navegador bloquee las solicitudes de este sitio a su computadora. Permita el acceso cuando el navegador lo pida o genere estas páginas usted mismo.",
  },
};
