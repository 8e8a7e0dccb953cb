using Alliance;

return await House.RunAsync(args);

namespace Alliance
{
    /// <summary>Named so that tests can start the whole application.</summary>
    public partial class Program;
}
