namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// Recognises columns that hold people's data. Such a column can never be mapped: a person is named only with their
/// agreement. When in doubt a header counts as personal; a telephone lost costs a call, a person's name kept costs trust.
/// </summary>
internal static class PeopleColumns
{
    public static readonly Sentence NeedsAgreement = new("left out: needs their agreement");

    public static readonly Sentence NeverKept = new("left out: never kept about a person");

    private static readonly HashSet<string> Words =
    [
        "owner", "owners", "licensee", "licencee", "applicant", "manager", "mgr", "contact", "contacts", "person", "proprietor", "principal", "agent",
        "president", "ceo", "director", "trustee", "signatory", "holder", "permittee", "representative", "pastor", "priest", "rabbi", "imam", "minister",
        "superintendent", "headmaster", "headteacher", "chairperson", "chair", "secretary", "employee", "operator", "partner1", "surname", "personal",
        "private", "home", "residence", "residential", "resident", "dob", "birth", "birthday", "birthdate", "ssn", "ein", "itin", "passport", "driver", "drivers",
        "dueno", "duena", "propietario", "propietaria", "titular", "solicitante", "gerente", "encargado", "encargada", "administrador", "administradora",
        "contacto", "representante", "apoderado", "apellido", "apellidos", "persona", "nacimiento", "dni", "curp", "rfc", "nif", "nie", "cedula", "pasaporte",
        "particular", "casa", "conductor", "responsable", "registrant", "registrants", "lessee", "taxpayer", "officer", "officers", "attn", "attention", "attorney",
        "notary", "born", "birthplace", "age", "spouse", "landlord", "founder", "chef", "supervisor", "coordinator", "administrator", "inspector", "treasurer", "cfo", "coo",
        "guardian", "requester", "requestor", "payee", "filer", "declarant", "incorporator", "organizer", "beneficiary", "shareholder", "stockholder",
        "guarantor", "signer", "signed", "individual", "responsible", "nickname", "forename", "forenames", "fname", "lname", "mname", "cell", "emergency", "reverend",
        "clergy", "own", "ownr", "socio", "socia", "socios", "duenos", "duenas", "arrendatario", "arrendataria", "licenciatario", "licenciataria",
        "permisionario", "permisionaria", "firmante", "edad", "nac", "conyuge",
    ];

    // In headers written without breaks, such as OWNERNAME.
    private static readonly string[] Parts =
    [
        "owner", "licensee", "applicant", "manager", "contact", "firstname", "lastname", "middlename", "middleinitial", "givenname", "familyname", "fullname",
        "surname", "maiden", "birthdate", "dateofbirth", "birthday", "socialsecurity", "driverlic", "driverslic", "homeaddress", "homephone", "homeemail",
        "personalemail", "proprietor", "propietari", "titular", "apellido", "primernombre", "segundonombre", "nombrecompleto", "fechadenacimiento",
        "lastfirst", "firstlast", "issuedto", "licensedto", "careof", "incharge", "managingmember", "submittedby", "createdby", "preparedby",
        "segurosocial", "seguridadsocial", "licenciadeconducir", "contacto", "celular", "cellphone", "mobilephone",
    ];

    private static readonly HashSet<string> NeverWords =
    [
        "race", "ethnicity", "ethnic", "political", "sexual", "religion", "denomination", "citizenship", "nationality", "immigration", "visa", "gang", "gender", "sex", "photo",
        "vehicle", "plate", "raza", "etnia", "ciudadania", "nacionalidad", "inmigracion", "genero", "sexo", "foto", "vehiculo", "placa",
    ];

    // Personal only where the header says no more than that.
    private static readonly HashSet<string> Whole = ["dob", "fname", "lname", "mname", "first", "middle", "last", "mi", "given", "mobile", "mobileno", "mobilenumber", "movil", "pic"];

    private static readonly HashSet<string> BareNames = ["name", "nombre", "nombres"];

    private static readonly string[] Surnames = ["lastname", "surname", "familyname", "apellido"];

    /// <summary>Why the column is left out, or null where it holds an organisation's data.</summary>
    public static Sentence? ReasonToLeaveOut(string header, IReadOnlyList<string> allHeaders)
    {
        var joined = HeaderWords.Joined(header);
        var words = HeaderWords.Split(header);
        if (joined == "homepage")
        {
            return null;
        }

        if (words.Any(NeverWords.Contains))
        {
            return NeverKept;
        }

        var personal = words.Any(Words.Contains)
            || Array.Exists(Parts, part => joined.Contains(part, StringComparison.Ordinal))
            || Whole.Contains(joined)
            || (BareNames.Contains(joined) && allHeaders.Any(HasSurname));
        return personal ? NeedsAgreement : null;
    }

    /// <summary>Beside a column of surnames, a bare "Name" holds first names.</summary>
    private static bool HasSurname(string header) =>
        Array.Exists(Surnames, part => HeaderWords.Joined(header).Contains(part, StringComparison.Ordinal));
}
