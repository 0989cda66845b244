package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Usage;
import dev.bascule.translate.copybook.schema.Shape.ListShape;
import dev.bascule.translate.copybook.schema.Shape.Member;
import dev.bascule.translate.copybook.schema.Shape.ObjectShape;
import dev.bascule.translate.copybook.schema.Shape.Value;

/** XML Schema 1.0: an element for each key, a repeated element for a table. */
public final class XmlSchema {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private XmlSchema() {}

    public static String of(Shape.Records shape) {
        var schema = new XmlSchema();
        schema.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        schema.line(0, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\">");
        shape.records().forEach(record -> schema.element(1, record.name(), record.object(), ""));
        schema.line(0, "</xs:schema>");
        return schema.out.toString().stripTrailing();
    }

    private void line(int depth, String text) {
        out.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    private void member(int depth, Member member) {
        if (member.value() instanceof ListShape list) {
            element(
                    depth,
                    member.key(),
                    list.element(),
                    " minOccurs=\"" + list.min() + "\" maxOccurs=\"" + list.max() + "\"");
        } else {
            element(depth, member.key(), member.value(), member.optional() ? " minOccurs=\"0\"" : "");
        }
    }

    private void element(int depth, String key, Shape shape, String occurrence) {
        var start = "<xs:element name=\"" + name(key) + "\"" + occurrence;
        if (shape instanceof Value value) {
            line(depth, start + (value.nullable() ? " nillable=\"true\">" : ">"));
            simpleType(depth + 1, value);
        } else {
            line(depth, start + ">");
            complexType(depth + 1, (ObjectShape) shape);
        }
        line(depth, "</xs:element>");
    }

    /** Names in XML begin with a letter or an underscore. */
    private static String name(String key) {
        var safe = key.replaceAll("[^A-Za-z0-9_.-]", "_");
        return Character.isLetter(safe.charAt(0)) ? safe : "_" + safe;
    }

    private void complexType(int depth, ObjectShape object) {
        line(depth, "<xs:complexType>");
        line(depth + 1, "<xs:sequence>");
        object.members().forEach(member -> member(depth + 2, member));
        line(depth + 1, "</xs:sequence>");
        line(depth, "</xs:complexType>");
    }

    private void simpleType(int depth, Value value) {
        line(depth, "<xs:simpleType>");
        restriction(depth + 1, value);
        line(depth, "</xs:simpleType>");
    }

    private void restriction(int depth, Value value) {
        Field field = value.field();
        if (field.numeric() && field.picture().isEmpty()) {
            line(depth, "<xs:restriction base=\"" + (field.usage() == Usage.FLOAT ? "xs:float" : "xs:double") + "\"/>");
        } else if (field.numeric() && !value.asString()) {
            number(depth, field, field.picture().orElseThrow());
        } else {
            int positions = field.picture().map(Picture::positions).orElse(field.length());
            facets(depth, "xs:string", facet("maxLength", positions));
        }
    }

    private void number(int depth, Field field, Picture picture) {
        int scale = Math.max(0, picture.scale());
        int digits = Math.max(picture.digits() + Math.max(0, -picture.scale()), scale);
        var total = field.usage().binary() ? "" : facet("totalDigits", digits);
        facets(depth, "xs:decimal", total + facet("fractionDigits", scale));
    }

    private static String facet(String name, int value) {
        return "<xs:" + name + " value=\"" + value + "\"/>";
    }

    private void facets(int depth, String base, String facets) {
        line(depth, "<xs:restriction base=\"" + base + "\">" + facets + "</xs:restriction>");
    }
}
