export { listBrands } from "./documents.ts";
export { type Mock, type MockOptions, startMock } from "./mock.ts";
