/** A small description with a bit of everything that can change, for two brands; see `createProject`. */
export const invoices = {
  "spec/openapi.yaml": `openapi: 3.1.1
info:
  title: Invoices API
  version: 1.0.0
servers:
  - url: https://example.com
paths:
  /invoices:
    $ref: paths/invoices/invoices.yaml
  /invoices/{invoiceId}/record-payment:
    $ref: paths/invoices/record-payment.yaml
webhooks:
  InvoicePaid:
    $ref: webhooks/InvoicePaid.yaml
components:
  securitySchemes:
    subAccountToken:
      type: http
      scheme: bearer
      x-token-user-type: Sub-Account
    agencyToken:
      type: http
      scheme: bearer
      x-token-user-type: Agency
`,
  "spec/paths/invoices/invoices.yaml": `get:
  operationId: listInvoices
  summary: List invoices
  security:
    - subAccountToken: [invoices.readonly]
  parameters:
    - $ref: ../../shared/parameters/Version.yaml
    - name: limit
      in: query
      schema:
        type: integer
        maximum: 100
        default: 10
  responses:
    '200':
      description: The invoices.
      headers:
        X-Trace:
          schema:
            type: string
      content:
        application/json:
          schema:
            $ref: ../../schemas/invoices/ListInvoicesResponse.yaml
`,
  "spec/schemas/invoices/ListInvoicesResponse.yaml": `type: object
required: [invoices]
properties:
  invoices:
    type: array
    items:
      $ref: Invoice.yaml
  total:
    type: integer
`,
  "spec/paths/invoices/record-payment.yaml": `post:
  operationId: recordInvoicePayment
  summary: Record a payment
  security:
    - subAccountToken: [invoices.write]
  parameters:
    - $ref: ../../shared/parameters/Version.yaml
    - name: invoiceId
      in: path
      required: true
      schema:
        type: string
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../../schemas/invoices/RecordInvoicePaymentRequest.yaml
        examples:
          card:
            $ref: ../../examples/invoices/record-payment.request.yaml
  responses:
    '200':
      description: The invoice.
      content:
        application/json:
          schema:
            $ref: ../../schemas/invoices/Invoice.yaml
    '422':
      description: The payment is not valid.
`,
  "spec/webhooks/InvoicePaid.yaml": `post:
  operationId: invoicePaid
  summary: An invoice is paid
  requestBody:
    content:
      application/json:
        schema:
          $ref: ../schemas/webhooks/InvoiceEvent.yaml
  responses:
    '200':
      description: Received.
`,
  "spec/schemas/webhooks/InvoiceEvent.yaml": `type: object
required: [id]
properties:
  id:
    type: string
  amount:
    type: number
`,
  "spec/schemas/invoices/RecordInvoicePaymentRequest.yaml": `type: object
description: A payment.
allOf:
  - type: object
    required: [altId, altType]
    properties:
      altId:
        type: string
      altType:
        $ref: ../shared/AltType.yaml
  - type: object
    required: [mode]
    properties:
      mode:
        type: string
        enum: [cash, card]
      amount:
        type: number
        description: What was paid.
      meta:
        type: object
        properties:
          note:
            type: [string, 'null']
            maxLength: 50
`,
  "spec/schemas/invoices/Invoice.yaml": `type: object
description: An invoice.
required: [status]
properties:
  status:
    type: string
    enum: [draft, paid]
  number:
    type: string
  altType:
    $ref: ../shared/AltType.yaml
`,
  "spec/examples/invoices/record-payment.request.yaml": `summary: By card
value:
  altId: abc
  altType: location
  mode: card
  amount: 10
`,
  "spec/languages/es.overlay.yaml": `overlay: 1.0.0
info:
  title: Spanish
  version: 1.0.0
actions:
  - target: $.paths['/invoices'].get
    update:
      summary: Listar facturas
`,
};
