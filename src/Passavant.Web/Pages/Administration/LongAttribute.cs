using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Passavant.Web.Administration;
using Passavant.Web.Asking;

namespace Passavant.Web.Pages.Administration;

/// <summary>A page whose form may be as long as an upload may be, and which may take its time.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before whatever reads the form.</summary>
    public int Order => 800;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var settings = http.RequestServices.GetRequiredService<CaseworkSettings>();
        if (http.Request.ContentLength > settings.MaxUploadBytes)
            throw Trouble.Of(
                StatusCodes.Status413PayloadTooLarge,
                "too-long",
                $"The files are longer than the {settings.MaxUploadBytes >> 20} MiB that may be uploaded. Nothing was taken.",
                $"Les fichiers dépassent les {settings.MaxUploadBytes >> 20} Mio qui peuvent être envoyés. Rien n’a été pris."
            );
        EditionRoutes.LetLong(http, settings);
        var limits = new FormOptions
        {
            MultipartBodyLengthLimit = settings.MaxUploadBytes,
            ValueLengthLimit = (int)Math.Min(settings.MaxUploadBytes, int.MaxValue),
            BufferBodyLengthLimit = settings.MaxUploadBytes,
        };
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, limits));
    }
}
