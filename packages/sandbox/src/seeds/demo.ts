import { invoices, type StoredInvoice } from "../operations/invoices/stored.ts";
import { tenantOf } from "../worlds/tenant.ts";
import { type Beginning, emptyBeginning } from "../worlds/world.ts";
import { altTypeOf } from "./alt-type.ts";

/** The id that the documentation uses for an invoice and for an account alike. */
export const documentedId = "6578278e879ad2646715ba9c";

/** A world that has, for each brand, the invoice of the documented examples, sent and not paid. */
export function demo(brands: readonly string[]): Beginning {
  return {
    ...emptyBeginning,
    async fill(store, world) {
      for (const brand of brands) {
        const tenant = tenantOf(brand, altTypeOf(brand) ?? "", documentedId);
        await store.records(invoices, world, tenant.key).insert(documentedInvoice, 0);
      }
    },
  };
}

const documentedInvoice: StoredInvoice = {
  _id: documentedId,
  status: "sent",
  liveMode: false,
  name: "New Invoice",
  title: "INVOICE",
  currency: "USD",
  invoiceNumber: "19",
  businessDetails: {
    name: "Alex",
    phoneNo: "+1-214-559-6993",
    website: "www.example.com",
    address: {
      addressLine1: "9931 Beechwood",
      city: "St. Houston",
      state: "TX",
      countryCode: "USA",
      postalCode: "559-6993",
    },
  },
  contactDetails: {
    id: "c6tZZU0rJBf30ZXx9Gli",
    name: "Alex",
    email: "alex@example.com",
    phoneNo: "+1-214-559-6993",
    address: { countryCode: "US" },
  },
  issueDate: "2023-01-01",
  dueDate: "2023-01-01",
  discount: { type: "percentage", value: 0 },
  items: [
    {
      _id: "c6tZZU0rJBf30ZXx9Gli",
      name: "Macbook Pro",
      currency: "USD",
      amount: 999,
      qty: 1,
      productId: "c6tZZU0rJBf30ZXx9Gli",
      priceId: "c6tZZU0rJBf30ZXx9Gli",
    },
  ],
  subTotal: "999",
  discountTotal: "0",
  taxTotal: "0",
  total: "999",
  amountPaid: "0",
  createdAt: "2023-12-12T09:27:42.355Z",
  updatedAt: "2023-12-12T09:27:42.355Z",
};
