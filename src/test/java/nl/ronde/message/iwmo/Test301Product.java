package nl.ronde.message.iwmo;

/** Makes one ToegewezenProduct: HH1 by the week in 2026, unless a test changes it. An empty text leaves an element out. */
public final class Test301Product {
    private String nummer = "300201";
    private String referentie = "";
    private String categorie = "01";
    private String code = "01A04";
    private String toewijzingsdatum = "2025-12-18";
    private String toewijzingstijd = "10:15:00";
    private String ingangsdatum = "2026-01-05";
    private String einddatum = "2027-01-03";
    private String reden = "";
    private String frequentie = "2";
    private String budget = "";

    public Test301Product nummer(String value) {
        nummer = value;
        return this;
    }

    public Test301Product referentie(String value) {
        referentie = value;
        return this;
    }

    public Test301Product product(String ofCategorie, String withCode) {
        categorie = ofCategorie;
        code = withCode;
        return this;
    }

    public Test301Product toegewezen(String datum, String tijd) {
        toewijzingsdatum = datum;
        toewijzingstijd = tijd;
        return this;
    }

    public Test301Product periode(String van, String tot) {
        ingangsdatum = van;
        einddatum = tot;
        return this;
    }

    public Test301Product reden(String value) {
        reden = value;
        return this;
    }

    public Test301Product frequentie(String value) {
        frequentie = value;
        return this;
    }

    public Test301Product budget(String value) {
        budget = value;
        return this;
    }

    public String xml() {
        var product = categorie.isEmpty()
                ? ""
                : "<wmo301:Product><iwmo:Categorie>" + categorie + "</iwmo:Categorie>"
                        + (code.isEmpty() ? "" : "<iwmo:Code>" + code + "</iwmo:Code>")
                        + "</wmo301:Product>";
        var omvang = frequentie.isEmpty()
                ? ""
                : "<wmo301:Omvang><iwmo:Volume>150</iwmo:Volume><iwmo:Eenheid>01</iwmo:Eenheid><iwmo:Frequentie>"
                        + frequentie + "</iwmo:Frequentie></wmo301:Omvang>";
        return "<wmo301:ToegewezenProduct>"
                + element("ToewijzingNummer", nummer)
                + element("ReferentieAanbieder", referentie)
                + product
                + element("Toewijzingsdatum", toewijzingsdatum)
                + element("Toewijzingstijd", toewijzingstijd)
                + element("Ingangsdatum", ingangsdatum)
                + element("Einddatum", einddatum)
                + element("RedenWijziging", reden)
                + omvang
                + element("Budget", budget)
                + "</wmo301:ToegewezenProduct>";
    }

    private static String element(String name, String value) {
        return value.isEmpty() ? "" : "<wmo301:" + name + ">" + value + "</wmo301:" + name + ">";
    }
}
