using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Functions.Pages;


namespace Ita.Functions;

public static class FunctionsApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 7071));
        var app = builder.Build();
        app.MapGet("/", () => new Web.HtmlPage<Page>(new Dictionary<string,object?> { ["Title"] = "ทดสอบ <b>\"" }));
        return app;
    }
}
