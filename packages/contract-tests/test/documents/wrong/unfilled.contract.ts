import { type BrandDefinition, createBrandClient } from "@crm-invoices/core/brand";
import { createBrandFetchClient } from "@crm-invoices/core/openapi-fetch";
import { listBrands } from "@crm-invoices/mock";
import { describeClient } from "../../../src/describe-client.ts";
import { describeContract } from "../../../src/describe-contract.ts";

// A client that knows no operation, so that it never fills in altId and altType.
const [id = ""] = listBrands();
const brand: BrandDefinition & { readonly id: string } = {
  id,
  altType: "company",
  version: "2021-07-28",
  baseUrl: "http://127.0.0.1",
  operations: "",
};

describeClient({ brand, createClient: (options) => createBrandClient<object>(brand, options) });
describeContract({ brand, createClient: (options) => createBrandFetchClient<object>(brand, options) });
