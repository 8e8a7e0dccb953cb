using Alliance;

return await House.Commands().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

namespace Alliance
{
    /// <summary>Named so that tests can start the whole application.</summary>
    public partial class Program;
}
