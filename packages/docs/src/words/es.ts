import { html } from "../site/html.ts";
import { esBrowser } from "./es-browser.ts";
import type { Words } from "./words.ts";

const tags: Readonly<Record<string, string>> = {
  Invoices: "Facturas",
  Text2Pay: "Text2Pay",
  "Invoice templates": "Plantillas de factura",
  "Invoice schedules": "Programaciones de facturas",
  Estimates: "Presupuestos",
  "Estimate templates": "Plantillas de presupuesto",
  Settings: "Configuración",
  Webhooks: "Webhooks",
};

// Usted, and words that are understood in all of Latin America. "Cliente" is the customer who gets an invoice, never
// the library.
export const es: Words = {
  ...esBrowser,
  skip: "Ir al contenido",
  siteMenu: "Sitio",
  brand: "Marca",
  inLanguage: (name) => `en ${name}`,
  theme: { system: "Tema: el del sistema", light: "Tema: claro", dark: "Tema: oscuro" },
  unreleased: "sin publicar",
  untilRelease: (command, clone) =>
    html`Los paquetes aún no están en npm: este comando funcionará a partir de la primera versión. Mientras tanto, ejecute ${command} en un clon de ${clone}.`,
  notFound: {
    title: "Página no encontrada",
    text: "No hay ninguna página en esta dirección. Busque lo que necesita o vaya a la página de inicio.",
    start: "Página de inicio (en inglés)",
  },
  unofficial:
    "No oficial: este proyecto no está afiliado a HighLevel ni a las demás marcas que se nombran aquí.",
  sections: {
    reference: "Referencia",
    manuals: "Manuales",
    report: "Informe",
    changelog: "Cambios",
    guides: "Guías",
  },
  tag: (name) => tags[name] ?? name,
  overview: "Introducción",
  operations: "Operaciones",
  types: "Tipos",
  sharedTypes: "Tipos compartidos",
  typesIntroduction: (example) =>
    html`Todos los tipos con nombre del documento OpenAPI. La biblioteca exporta cada uno: ${example}.`,
  typesDescription: (brand) =>
    `Todos los tipos con nombre de la API de facturas de ${brand}, con sus campos.`,
  event: "EVENTO",
  samples: "Ejemplos de código",
  sampleRequest: "Solicitud",
  sampleResponse: "Respuesta",
  language: "Lenguaje",
  client: "Biblioteca",
  fields: "Campos",
  requiredFields: "Obligatorios",
  allFields: "Todos",
  samplesCallTheMock: (mock, server) =>
    html`Los ejemplos llaman ${mock}, que acepta cualquier token. La API real está en ${server}.`,
  theMock: "al servidor simulado",
  token: "Token",
  scope: "Permiso",
  parameters: "Parámetros",
  payload: "Cuerpo del evento",
  responses: "Respuestas",
  responseHeaders: "Encabezados",
  yourResponse: "Su respuesta",
  bodyType: "Cuerpo:",
  noResponseBody: "La respuesta no tiene cuerpo.",
  verify: (link) => html`Verifique la firma antes de confiar en un evento: ${link}.`,
  required: "obligatorio",
  deprecated: "obsoleto",
  sentByClient: "lo agrega la biblioteca",
  fieldsOf: (name) => `Campos de ${name}`,
  oneOf: "uno de",
  default: "valor predeterminado",
  example: "ejemplo",
  exampleTitle: "Ejemplo",
  limits: {
    minimum: "mínimo",
    maximum: "máximo",
    minLength: "longitud mínima",
    maxLength: "longitud máxima",
    minItems: "cantidad mínima de elementos",
    maxItems: "cantidad máxima de elementos",
    pattern: "patrón",
  },
  adjacentOperations: "Operación anterior y siguiente",
  previous: "Anterior",
  next: "Siguiente",
  status: { disputed: "en disputa", open: "sin resolver" },
  observed: {
    undocumented: "No está documentado; lo observan quienes llaman a la API",
    documented: "Documentado",
    observed: "Observado por quienes llaman a la API",
    optional: "opcional",
  },
  confidence: {
    title: "Niveles de confianza",
    introduction: (report) =>
      html`Las afirmaciones sin marca provienen de la documentación (S o D). Lo informado, lo supuesto y lo desconocido llevan una marca que enlaza a su entrada en ${report} (en inglés), donde se indica qué dice cada fuente y por qué se decidió así.`,
    report: "el informe de conciliación",
    meaning: {
      S: "consta en una página de documentación guardada",
      D: "consta en el documento OpenAPI que publica el proveedor de la API",
      R: "lo informan desarrolladores que llaman a la API",
      A: "lo supone este proyecto",
      U: "se desconoce",
    },
  },
  overviewPage: {
    getStarted: "Primeros pasos",
    manual: (link) =>
      html`${link} es la biblioteca para llamar a la API; su manual explica los errores, los reintentos, los tokens y los webhooks.`,
    server: "Servidor de la API",
    mock: "Servidor simulado",
    version: "Encabezado",
    document: "Documento OpenAPI",
    observed: "Contrato observado, el que siguen esta referencia y los tipos de la biblioteca:",
    documented: "Contrato documentado:",
    officialDocs: "Documentación oficial",
    import: (address) =>
      html`Importe este documento en Postman (Import; pegue la dirección) o en Bruno (Import Collection; OpenAPI): ${address}`,
  },
};
