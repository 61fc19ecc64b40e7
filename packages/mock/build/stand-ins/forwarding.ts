/** Stands in for the libraries Prism forwards requests with: a mock sends none. */
export default function forward(): never {
  throw new Error("The mock forwards nothing.");
}

export { forward as HttpProxyAgent, forward as HttpsProxyAgent };
