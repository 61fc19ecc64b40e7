import ts from "typescript";

const { factory } = ts;

/**
 * The declarations of a document with a type of its own for each schema, to which everything refers by name. Errors and
 * hovers then show the name where they would show all properties of a type of `components`.
 *
 * @param isNamed Tells the schemas that get a type from those that stay where they are.
 */
export function nameSchemas(nodes: readonly ts.Node[], isNamed: (schema: string) => boolean): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    const schema = referredSchema(node);
    return schema !== undefined && isNamed(schema)
      ? factory.createTypeReferenceNode(schema)
      : ts.visitEachChild(node, visit, undefined);
  };
  const types: ts.Node[] = [];
  const moveTypes = (node: ts.Node): ts.Node => {
    if (!ts.isPropertySignature(node)) return node;
    const name = nameOf(node);
    if (name === undefined || node.type === undefined || !isNamed(name)) return node;
    const exported = factory.createModifier(ts.SyntaxKind.ExportKeyword);
    const type = factory.createTypeAliasDeclaration([exported], name, undefined, node.type);
    types.push(ts.setSyntheticLeadingComments(type, ts.getSyntheticLeadingComments(node)));
    return factory.createPropertySignature(
      undefined,
      node.name,
      undefined,
      factory.createTypeReferenceNode(name),
    );
  };
  const inSchemas = (node: ts.Node): ts.Node =>
    ts.isPropertySignature(node) && nameOf(node) === "schemas" && node.type !== undefined
      ? factory.updatePropertySignature(
          node,
          node.modifiers,
          node.name,
          node.questionToken,
          ts.visitEachChild(node.type, moveTypes, undefined),
        )
      : node;
  const named = nodes
    .map(visit)
    .map((node) =>
      ts.isInterfaceDeclaration(node) && node.name.text === "components"
        ? ts.visitEachChild(node, inSchemas, undefined)
        : node,
    );
  return [...named, ...types];
}

function nameOf({ name }: ts.PropertySignature): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
}

/** The schema that `components["schemas"]["…"]` is. */
function referredSchema(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType } = node.objectType;
  const isOfComponents =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === "components";
  return isOfComponents && textOf(node.objectType.indexType) === "schemas"
    ? textOf(node.indexType)
    : undefined;
}

function textOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}
