using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Alliance.Tests.House;

/// <summary>A form, filled in and sent as a browser would: its own fields, hidden ones and tokens included, and no others.</summary>
public sealed class Form(Page page, IHtmlFormElement element)
{
    private readonly List<(string Name, string FileName, byte[] Bytes)> files = [];
    private readonly List<KeyValuePair<string, string>> forged = [];

    /// <summary>Types into a field, chooses from a list or among radio buttons, or ticks the box with this value.</summary>
    public Form Set(string name, string value)
    {
        var controls = Controls(name);
        switch (controls[0])
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" }:
                var choice = controls.OfType<IHtmlInputElement>().FirstOrDefault(i => i.Value == value)
                    ?? throw new ShouldAssertException($"{name} offers {string.Join(", ", controls.OfType<IHtmlInputElement>().Select(i => i.Value))}, not {value}.");
                choice.IsChecked = true;
                foreach (var other in controls.OfType<IHtmlInputElement>().Where(i => i.Type == "radio" && i != choice)) other.IsChecked = false;
                break;
            case IHtmlSelectElement list:
                var option = list.Options.FirstOrDefault(o => o.Value == value) ?? throw new ShouldAssertException($"{name} offers {string.Join(", ", list.Options.Select(o => o.Value))}, not {value}.");
                if (!list.IsMultiple) foreach (var other in list.Options) other.IsSelected = false;
                option.IsSelected = true;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }
        return this;
    }

    /// <summary>Takes the tick out of every box of this name.</summary>
    public Form Untick(string name)
    {
        foreach (var box in Controls(name).OfType<IHtmlInputElement>().Where(i => i.Type == "checkbox")) box.IsChecked = false;
        return this;
    }

    public Form Attach(string name, string fileName, byte[] bytes)
    {
        Controls(name);
        files.Add((name, fileName, bytes));
        return this;
    }

    /// <summary>Sends a field that the form does not have, or twice what it has: what a browser would not do.</summary>
    public Form Forge(string name, string value)
    {
        forged.Add(new(name, value));
        return this;
    }

    /// <summary>What a field holds as the page was shown.</summary>
    public string? Value(string name) => Controls(name)[0] switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } => Controls(name).OfType<IHtmlInputElement>().FirstOrDefault(i => i.IsChecked)?.Value,
        IHtmlSelectElement list => list.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    public IReadOnlyList<KeyValuePair<string, string>> Fields => [.. element.Elements.SelectMany(Send), .. forged];

    /// <summary>Presses the button with these words, or the form's only one.</summary>
    public Task<Page> SubmitAsync(string? button = null, params (string Name, string Value)[] headers)
    {
        var pressed = Button(button);
        var fields = Fields.ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name) fields.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var action = new Uri(page.Address, pressed?.GetAttribute("formaction") ?? element.GetAttribute("action") ?? page.Address.PathAndQuery);
        var post = string.Equals(element.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
        if (!post) return page.Browser.GetAsync(action.AbsolutePath + Query(fields), headers);
        return page.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = files.Count > 0 ? Multipart(fields) : new FormUrlEncodedContent(fields) }, headers);
    }

    private IElement? Button(string? words)
    {
        var buttons = element.Elements.Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" }).ToList();
        if (words is not null) return buttons.Find(b => b.TextContent.Contains(words, StringComparison.Ordinal)) ?? throw new ShouldAssertException($"No button says \"{words}\"; there are: {string.Join(", ", buttons.Select(b => b.TextContent.Trim()))}.");
        if (buttons.Count > 1) throw new ShouldAssertException($"Say which button: {string.Join(", ", buttons.Select(b => b.TextContent.Trim()))}.");
        return buttons.SingleOrDefault();
    }

    private List<IElement> Controls(string name)
    {
        var named = element.Elements.Where(e => e.GetAttribute("name") == name).ToList<IElement>();
        if (named.Count == 0) throw new ShouldAssertException($"The form has no field {name}; it has {string.Join(", ", element.Elements.Select(e => e.GetAttribute("name")).Where(n => n is not null).Distinct())}.");
        // Behind a tick box the framework puts a hidden "false".
        return named.OrderBy(c => c is IHtmlInputElement { Type: "hidden" }).ToList();
    }

    private static IEnumerable<KeyValuePair<string, string>> Send(IElement control)
    {
        if (control.GetAttribute("name") is not { Length: > 0 } name || control.HasAttribute("disabled") || control.Closest("fieldset[disabled]") is not null) return [];
        return control switch
        {
            IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
            IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? [new(name, choice.Value)] : [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlTextAreaElement area => [new(name, area.Value)],
            IHtmlSelectElement list => Chosen(list).Select(o => new KeyValuePair<string, string>(name, o.Value)),
            _ => [],
        };
    }

    /// <summary>A list of one line sends its first option where none was chosen.</summary>
    private static IEnumerable<IHtmlOptionElement> Chosen(IHtmlSelectElement list)
    {
        var chosen = list.Options.Where(o => o.IsSelected).ToList();
        return chosen.Count == 0 && !list.IsMultiple ? list.Options.Take(1) : chosen;
    }

    private MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        return content;
    }

    private static string Query(List<KeyValuePair<string, string>> fields) =>
        fields.Count == 0 ? "" : "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
}
